using Bunit;
using Bunit.TestDoubles;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Shell;

public sealed class MainLayoutTests : BunitContext
{
    public MainLayoutTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<Notices>();
        AddAuthorization();
    }

    [Fact]
    public void Page_WithoutCookie_SaysWhatToDoAndIsLoadedAnew()
    {
        var shown = RenderFailing(new MissingCookieException());
        Assert.Equal(AccessText.MissingCookie, shown.Find("[role=alert] .muted").TextContent);

        shown.Find("[role=alert] button").Click();

        Assert.True(Assert.Single(Services.GetRequiredService<BunitNavigationManager>().History).Options.ForceLoad);
    }

    [Fact]
    public void Page_ThatThrowsAnythingElse_SaysNothingOfIt()
    {
        var shown = RenderFailing(new InvalidOperationException("secret"));

        Assert.Equal(ShellText.ErrorText, shown.Find("[role=alert] .muted").TextContent);
        Assert.DoesNotContain("secret", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void NotFoundPage_LeftForAPage_LoadsIt()
    {
        Render<NotFoundPage>();
        var navigation = Services.GetRequiredService<BunitNavigationManager>();

        navigation.NavigateTo(StudioUrls.Preference);

        Assert.Contains(navigation.History, entry => entry.Options.ForceLoad && entry.Uri.EndsWith(StudioUrls.Preference, StringComparison.Ordinal));
    }

    private IRenderedComponent<MainLayout> RenderFailing(Exception error) => Render<MainLayout>(parameters => parameters
        .Add(p => p.Body, builder =>
        {
            builder.OpenComponent<FailingPage>(0);
            builder.AddComponentParameter(1, nameof(FailingPage.Error), error);
            builder.CloseComponent();
        }));

    private sealed class FailingPage : ComponentBase
    {
        [Parameter]
        public Exception Error { get; set; } = null!;

        protected override Task OnInitializedAsync() => throw Error;
    }
}
