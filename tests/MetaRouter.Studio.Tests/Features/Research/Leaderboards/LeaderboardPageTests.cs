using Bunit;
using MetaRouter.Core.Comparisons;
using MetaRouter.Studio.Features.Research.Leaderboards;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Research.Leaderboards;

public sealed class LeaderboardPageTests : IAsyncLifetime
{
    private readonly LeaderboardFixture _fixture = new();
    private readonly BunitContext _bunit = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _bunit.Services.AddSingleton<TimeProvider>(_fixture.Time);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Controls/IntervalPlot.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public void Page_NothingJudged_SaysWhatToDo()
    {
        var page = Show();

        Assert.Contains(LeaderboardText.EmptyTitle, page.Find("section.empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Page_JudgedComparisons_ShowsEverythingTheyMake()
    {
        var first = await _fixture.JudgeAsync(_fixture.Researcher);
        await _fixture.JudgeAsync(_fixture.Other, 1, Choice.Tie);

        var page = Show();

        Assert.StartsWith("Rests on 2 comparisons by 2 people", page.Find(".rests").TextContent, StringComparison.Ordinal);
        var rows = page.FindAll("tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains(rows, row => row.Contains(first.Left.CandidateName, StringComparison.Ordinal));
        Assert.Contains(LeaderboardText.MethodPrices, page.Find(".method").TextContent, StringComparison.Ordinal);
        Assert.Contains(LeaderboardText.ResampledComparisons, page.Find(".method").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_Chosen_CountsTheOwnComparisonsOnly()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        await _fixture.JudgeAsync(_fixture.Other, 1);
        var page = Show();

        await page.Find("#whose").ChangeAsync("own");

        page.WaitForAssertion(() => Assert.StartsWith("Rests on 1 comparisons by 1 people", page.Find(".rests").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task StyleControl_Chosen_ShowsWhatStyleIsWorth()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        var page = Show();

        await page.Find("#style").ChangeAsync(true);

        page.WaitForAssertion(() => Assert.Contains(LeaderboardText.TraitLength, page.Markup, StringComparison.Ordinal));
        Assert.Contains(LeaderboardText.MethodStyle, page.Find(".method").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_JudgedMeanwhile_OffersToUpdate()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        var page = Show();
        await _fixture.JudgeAsync(_fixture.Other, 1);

        _fixture.Time.Advance(LeaderboardSession.Interval);
        page.WaitForAssertion(() => Assert.Contains(LeaderboardText.Outdated, page.Markup, StringComparison.Ordinal));
        await page.Find(".callout button").ClickAsync(new());

        page.WaitForAssertion(() => Assert.StartsWith("Rests on 2 comparisons", page.Find(".rests").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_NothingConnectsTheCandidates_SaysSoInsteadOfAnOrder()
    {
        await _fixture.JudgeAsync(_fixture.Researcher);
        for (var sample = 1; sample < 12; sample++) await _fixture.JudgeAsync(_fixture.Other, sample);
        var page = Show();
        var groups = (await _fixture.Computed.GetAsync(new LeaderboardRequest(new(), false), new Progress<double>(), CancellationToken.None)).Board.Groups.Length;

        Assert.Equal(groups > 1, page.Markup.Contains("callout-warning", StringComparison.Ordinal));
        Assert.Equal(groups, page.FindAll("section.group").Count);
    }

    private IRenderedComponent<LeaderboardPage> Show()
    {
        _bunit.Services.AddSingleton(_fixture.Session());
        var page = _bunit.Render<LeaderboardPage>();
        page.WaitForAssertion(() => Assert.True(page.FindAll(".rests, section.empty").Count > 0));
        return page;
    }
}
