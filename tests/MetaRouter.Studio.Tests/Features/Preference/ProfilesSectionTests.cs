using AngleSharp.Dom;
using Bunit;
using MetaRouter.Core.Comparisons;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Features.Preference;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Preference;

/// <summary>Profiles and the pin as they are on the page.</summary>
public sealed class ProfilesSectionTests : IAsyncLifetime
{
    private readonly PreferenceFixture _fixture = new();
    private readonly BunitContext _bunit = new();
    private PreferenceSession _session = null!;

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _session = _fixture.Session();
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.Services.AddSingleton(_fixture.Settings);
        _bunit.Services.AddSingleton(_fixture.Model);
        _bunit.Services.AddSingleton<Notices>();
        _bunit.Services.AddSingleton(_session);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Controls/FrontierPlot.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Theory]
    [InlineData("", "Give the profile a name.")]
    [InlineData("WORK", "You have a profile of this name already.")]
    [InlineData("forty-one characters are one too many here", "A name has at most 40 characters.")]
    public async Task Create_Refused_SaysWhyAtTheField(string name, string sentence)
    {
        var page = await ShowAsync();
        await CreateAsync(page, "work");

        await CreateAsync(page, name);

        Assert.Equal(sentence, page.Find("#new-profile-error").TextContent);
        Assert.Equal(("true", "new-profile-error"), (page.Find("#new-profile").GetAttribute("aria-invalid"), page.Find("#new-profile").GetAttribute("aria-describedby")));
        Assert.Equal(2, page.FindAll("li.profile").Count);
    }

    [Fact]
    public async Task Create_TooMany_SaysHowManyThereCanBe()
    {
        var page = await ShowAsync();
        for (var index = 0; index < 10; index++) await CreateAsync(page, $"profile {index}");

        await CreateAsync(page, "one more");

        Assert.Equal("10 profiles are the most there can be: delete one first.", page.Find("#new-profile-error").TextContent);
    }

    [Fact]
    public async Task Use_AProfile_IsMarkedAndTheHistorySaysWhereVotesCount()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        var page = await ShowAsync();
        await CreateAsync(page, "work");

        await Button(page.FindAll("li.profile")[1], PreferenceText.UseProfile).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains(PreferenceText.ProfileInUse, page.FindAll("li.profile")[1].TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(PreferenceText.ProfileInUse, page.FindAll("li.profile")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Profile: work", page.Find("header .badge").TextContent);
        Assert.Contains($"counts in {PreferenceText.FirstProfile}", page.Find("li.entry").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_Taken_StaysOpenWithTheSentence()
    {
        var page = await ShowAsync();
        await CreateAsync(page, "work");
        await CreateAsync(page, "play");
        await Button(page.FindAll("li.profile")[2], PreferenceText.RenameProfile).ClickAsync(new());

        page.Find("li.profile input").Input("Work");
        await page.Find("li.profile form").SubmitAsync();

        Assert.Equal(PreferenceText.ProfileNameTaken, page.Find("li.profile .field-error").TextContent);
        page.Find("li.profile input").Input("games");
        await page.Find("li.profile form").SubmitAsync();
        Assert.Equal([PreferenceText.FirstProfile, "work", "games"], page.FindAll("li.profile .text").Select(name => name.TextContent));
    }

    [Fact]
    public async Task Delete_AProfile_TakesTwoSteps()
    {
        var page = await ShowAsync();
        await CreateAsync(page, "work");

        await Button(page.FindAll("li.profile")[1], PreferenceText.Delete).ClickAsync(new());
        Assert.Equal(2, page.FindAll("li.profile").Count);
        await Button(page.FindAll("li.profile")[1], PreferenceText.DeleteConfirm).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Single(page.FindAll("li.profile")));
    }

    [Fact]
    public async Task Pin_SwitchedOnAndMoved_IsTheWeightThatThePageHolds()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        var page = await ShowAsync();
        Assert.Empty(page.FindAll("#pin"));
        var learned = Words.Weight(_session.Place!.Belief.CostWeight);

        await page.Find("#pin-on").ChangeAsync(true);
        Assert.Equal(learned, page.Find("#pin").GetAttribute("value"));
        await page.Find("#pin").ChangeAsync("0.05");

        page.WaitForAssertion(() => Assert.Equal("0.0500", page.Find("[data-cost-weight]").GetAttribute("data-cost-weight")));
        Assert.StartsWith($"Set by you; learned: {learned}", page.Find(".place .small").TextContent, StringComparison.Ordinal);
        Assert.Equal($"0.05. {PreferenceText.LeanBest}", page.Find("#pin").GetAttribute("aria-valuetext"));
        Assert.Contains("You have set 0.05 yourself", page.Find($"section[aria-label='{PreferenceText.Believe}']").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("tbody th"), row => row.TextContent.StartsWith(PreferenceText.Learned, StringComparison.Ordinal));
        await page.Find("#pin-on").ChangeAsync(false);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#pin")));
    }

    [Fact]
    public void ProfileBadge_FirstProfile_IsNotThere() => Assert.Empty(_bunit.Render<ProfileBadge>(badge => badge.Add(control => control.Name, null)).Markup.Trim());

    private static async Task CreateAsync(IRenderedComponent<PreferencePage> page, string name)
    {
        await page.Find("#new-profile").InputAsync(name);
        await page.Find(".profiles > form").SubmitAsync();
    }

    private static IElement Button(IElement row, string label) => row.QuerySelectorAll("button").Single(button => button.TextContent.Trim() == label);

    private async Task<IRenderedComponent<PreferencePage>> ShowAsync()
    {
        var page = _bunit.Render<PreferencePage>();
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".loading")));
        return page;
    }
}
