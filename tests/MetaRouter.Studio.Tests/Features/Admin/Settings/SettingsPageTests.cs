using Bunit;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Features.Admin.Settings;
using MetaRouter.Studio.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Admin.Settings;

public sealed class SettingsPageTests : IAsyncLifetime
{
    private readonly BunitContext _bunit = new();
    private StudioParts _studio = null!;

    private SettingsInUse Settings => _studio.Get<SettingsInUse>();

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.Services.AddSingleton<Notices>();
        _bunit.Services.AddSingleton(Settings);
        _bunit.Services.AddSingleton(new SettingsSession(Settings, new CurrentPerson(new SignedIn(await _studio.GuestAsync()))));
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Controls/MarkdownText.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _studio.DisposeAsync();
    }

    [Fact]
    public async Task Page_WrongAmount_SaysSoAtTheFieldAndKeepsIt()
    {
        var page = _bunit.Render<SettingsPage>();
        await page.Find("#guests-daily").InputAsync("much");

        await page.Find("[data-section=guests] form").SubmitAsync();

        var field = page.Find("#guests-daily");
        Assert.Equal(("true", "much"), (field.GetAttribute("aria-invalid"), field.GetAttribute("value")));
        Assert.Equal(SettingsText.NotAnAmount, page.Find("#guests-daily-error").TextContent);
        Assert.Contains("guests-daily-error", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SectionSaved_CountsAndSaysSo()
    {
        var page = _bunit.Render<SettingsPage>();
        await page.Find("#access-sign-up").ChangeAsync(true);

        await page.Find("[data-section=access] form").SubmitAsync();

        Assert.True(Settings.Current.Access.SignUpOpen);
        Assert.Empty(page.FindAll("[data-section=access] [role=status]"));
    }

    [Fact]
    public async Task Page_OpenWhileAnotherAdminSaves_ShowsBothValues()
    {
        var page = _bunit.Render<SettingsPage>();
        await page.Find("#guests-daily").InputAsync("5");

        await Settings.ChangeAsync(Actor.Program, new GuestOptions { DailyUsd = 9 }, 0, "", CancellationToken.None);

        page.WaitForElement("[data-section=guests] [role=alert]");
        Assert.Equal("5", page.Find("#guests-daily").GetAttribute("value"));
        Assert.Contains("9", page.Find("[data-section=guests] .field-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(SettingsText.Replace, page.Find("[data-section=guests] button[type=submit]").TextContent);
    }

    [Fact]
    public async Task Page_ConsentText_IsPreviewed()
    {
        var page = _bunit.Render<SettingsPage>();

        await page.Find("#consent-text").InputAsync("**May we?**");

        Assert.Equal("May we?", page.Find("[data-section=consent] .preview strong").TextContent);
    }
}
