using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Features.Preference;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Preference;

public sealed class PreferencePageTests : IAsyncLifetime
{
    private readonly PreferenceFixture _fixture = new();
    private readonly BunitContext _bunit = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.Services.AddSingleton<Notices>();
        _bunit.Services.AddSingleton(_fixture.Session());
        _bunit.Services.AddSingleton(_fixture.Settings);
        _bunit.Services.AddSingleton(_fixture.Model);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Controls/FrontierPlot.razor.js").Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Controls/MarkdownText.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Page_NothingCompared_ShowsThePriorAndTheWayToCompare()
    {
        var page = await ShowAsync();

        Assert.Equal("My preference", page.Find("h1").TextContent.Trim());
        Assert.Contains(PreferenceText.NothingYetTitle, page.Find($"section[aria-label='{PreferenceText.Believe}']").TextContent, StringComparison.Ordinal);
        Assert.Equal(StudioUrls.Compare, page.Find("section.empty a").GetAttribute("href"));
        Assert.Equal(_bunit.Services.GetRequiredService<PreferenceSession>().Place!.Belief.CostWeight, CostWeight(page), 3);
        Assert.NotNull(page.Find("section[aria-label='Frontier'] .frontier-plot"));
    }

    [Fact]
    public async Task Page_ConsentAskedForWhileItIsOpen_TakesConsentAndGivesItBack()
    {
        var page = await ShowAsync();
        Assert.Empty(page.FindAll("[aria-labelledby=consent]"));

        await _fixture.Settings.ChangeAsync(Actor.Program, new ConsentSettings().With("May we?"), 0, "", CancellationToken.None);
        page.WaitForElement("[aria-labelledby=consent]");
        await page.Find("[aria-labelledby=consent] button").ClickAsync(new());
        Assert.Equal(1, (await _fixture.People.FindAsync(_fixture.PersonId, CancellationToken.None))!.ConsentVersion);
        Assert.Equal(PreferenceText.ConsentWithdraw, page.Find("[aria-labelledby=consent] button").TextContent);

        await page.Find("[aria-labelledby=consent] button").ClickAsync(new());
        Assert.Null((await _fixture.People.FindAsync(_fixture.PersonId, CancellationToken.None))!.ConsentVersion);
    }

    [Fact]
    public async Task Page_Compared_ShowsOneCostWeightTheTableAndTheHistory()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);

        var page = await ShowAsync();

        var held = Assert.Single(page.FindAll("[data-cost-weight]"));
        Assert.Matches(@"^[01]\.\d{4}$", held.GetAttribute("data-cost-weight")!);
        var table = page.Find("table");
        Assert.Equal("Frontier data", table.QuerySelector("caption")!.TextContent);
        foreach (var name in new[] { "Pocket", "Swift", "Core", "You", PreferenceText.RangeLower, PreferenceText.RangeUpper, PreferenceText.YouBefore })
            Assert.Contains(table.QuerySelectorAll("tbody th"), row => row.TextContent.StartsWith(name, StringComparison.Ordinal));
        var entry = Assert.Single(page.FindAll("li.entry"));
        Assert.Contains("Pocket much better than", entry.TextContent, StringComparison.Ordinal);
        Assert.Contains("$", entry.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("section.empty"));
    }

    [Fact]
    public async Task Page_OnlyAnOpenComparison_ShowsNeitherItsQuestionNorItsAnswers()
    {
        var open = await _fixture.OpenAsync();

        var page = await ShowAsync();

        Assert.Empty(page.FindAll("li.entry"));
        Assert.DoesNotContain(open.Query, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_Compared_MovesTheCostWeightBack()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        var page = await ShowAsync();
        var before = CostWeight(page);

        await Button(page, PreferenceText.Undo).ClickAsync(new());

        page.WaitForAssertion(() => Assert.True(CostWeight(page) < before));
        Assert.Contains(PreferenceText.NotWithdrawn, page.Find("li.entry").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("li.entry button"), button => button.TextContent.Trim() == PreferenceText.Undo);
    }

    [Fact]
    public async Task Delete_NotConfirmed_KeepsTheComparison()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        var page = await ShowAsync();

        await Button(page, PreferenceText.Delete).ClickAsync(new());
        Assert.Equal(PreferenceText.DeleteQuestion, page.Find("li.entry .confirm p").TextContent);
        await Button(page, PreferenceText.Keep).ClickAsync(new());

        Assert.Single(page.FindAll("li.entry"));
        Assert.Empty(page.FindAll(".confirm"));
    }

    [Fact]
    public async Task Delete_Confirmed_RemovesTheRow()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        var page = await ShowAsync();

        await Button(page, PreferenceText.Delete).ClickAsync(new());
        await Button(page, PreferenceText.DeleteConfirm).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("li.entry")));
        Assert.NotEmpty(page.FindAll("section.empty"));
    }

    [Fact]
    public async Task Erase_Confirmed_LeavesWithAFreshRequest()
    {
        var page = await ShowAsync();
        var navigation = (Bunit.TestDoubles.BunitNavigationManager)_bunit.Services.GetRequiredService<NavigationManager>();

        await Button(page, PreferenceText.Erase).ClickAsync(new());
        Assert.NotNull(await _fixture.People.FindAsync(_fixture.PersonId, CancellationToken.None));
        await Button(page, PreferenceText.EraseConfirm).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains(navigation.History, entry => entry.Options.ForceLoad));
        Assert.Null(await _fixture.People.FindAsync(_fixture.PersonId, CancellationToken.None));
    }

    [Fact]
    public async Task BothAnswers_Opened_ShowsTheTexts()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        var page = await ShowAsync();
        Assert.Empty(page.FindAll(".rich-text"));

        await page.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);

        Assert.Equal(2, page.FindAll(".answer .rich-text").Count);
        Assert.Equal("recorded demo answers", page.Find("details .badge:not(.badge-a, .badge-b)").TextContent);
    }

    private async Task<IRenderedComponent<PreferencePage>> ShowAsync()
    {
        var page = _bunit.Render<PreferencePage>();
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".loading")));
        return page;
    }

    private static double CostWeight(IRenderedComponent<PreferencePage> page) =>
        double.Parse(page.Find("[data-cost-weight]").GetAttribute("data-cost-weight")!, CultureInfo.InvariantCulture);

    private static IElement Button(IRenderedComponent<PreferencePage> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label);
}
