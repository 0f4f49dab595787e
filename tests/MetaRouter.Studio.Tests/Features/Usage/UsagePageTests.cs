using Bunit;
using MetaRouter.Core.Budgets;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Features.Usage;
using MetaRouter.Studio.Spending;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Usage;

public sealed class UsagePageTests : IAsyncLifetime
{
    private readonly UsageFixture _fixture = new();
    private readonly BunitContext _bunit = new();

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _bunit.Services.AddSingleton<TimeProvider>(_fixture.Time);
        _bunit.Services.AddSingleton<Notices>();
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Features/Usage/SpendingSection.razor.js").Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Page_NothingSpent_SaysWhatToDo()
    {
        var page = await ShowAsync();

        Assert.Equal("Usage", page.Find("h1").TextContent);
        Assert.Equal(StudioUrls.Compare, page.Find("section.empty a").GetAttribute("href"));
        Assert.Contains(UsageText.EmptyTitle, page.Find("section.empty").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
        Assert.Equal("$5.00 left, $5.00 again on 1 February 00:00 UTC", page.Find("[data-budget=person] .left").TextContent);
    }

    [Fact]
    public async Task Page_DemoPool_SaysThatItIsFree()
    {
        await _fixture.RestartAsync(options => options.Candidates.Clear());

        var page = await ShowAsync();

        Assert.Contains(UsageText.DemoTitle, page.Find("section.empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_BudgetChangedWhileItIsOpen_ShowsTheNewOne()
    {
        var page = await ShowAsync();

        await _fixture.Settings.ChangeAsync(
            Actor.Program, new BudgetsOptions { Person = new BudgetOptions { Usd = 8 } }, 0, "", CancellationToken.None);

        page.WaitForAssertion(() => Assert.StartsWith("$8.00 left", page.Find("[data-budget=person] .left").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_NoCap_SaysWhatWasSpent()
    {
        await _fixture.RestartAsync(options => options.Budgets.Person.Usd = null);
        await _fixture.SpendAsync(UsageFixture.Small, 0.5m);

        var page = await ShowAsync();

        Assert.Equal("$0.50 spent this month, no limit", page.Find("[data-budget=person] .left").TextContent);
        Assert.Empty(page.FindAll("[data-budget=person] .bar"));
    }

    [Fact]
    public async Task Page_Spent_ShowsSavingsPlotAndTable()
    {
        await _fixture.SpendAsync(UsageFixture.Small, 0.25m, isEstimated: true);
        await _fixture.SpendAsync(UsageFixture.Grand, 0.5m);

        var page = await ShowAsync();

        Assert.StartsWith("You saved $1.25 (63 %) against always asking Grand, over 2 questions", page.Find(".saved").TextContent, StringComparison.Ordinal);
        Assert.Equal([UsageText.ColumnDay, UsageText.ColumnAnswers, UsageText.ColumnAll, "Grand", "Small"], page.FindAll("thead th").Select(cell => cell.TextContent));
        Assert.Equal(["1 January", "2", "$0.75≈", "$0.50", "$0.25≈"], page.FindAll("tbody tr > *").Select(cell => cell.TextContent));
        Assert.Contains(UsageText.EstimatedNote, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(UsageFixture.Small, page.Find(".usage").TextContent, StringComparison.Ordinal);
        Assert.Contains("$0.75 in all", page.Find(".plot").GetAttribute("aria-label")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_HalfIsSpent_Warns()
    {
        await _fixture.SpendAsync(UsageFixture.Grand, 4.2m);

        var page = await ShowAsync();

        Assert.Contains("more than 80 %", page.Find(".alerts .callout-warning").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_AboveTheCap_SaysSoAtTheField()
    {
        var page = await ShowAsync();

        await SubmitAsync(page, "9");

        Assert.Equal("The program allows $5.00: write that or less.", page.Find("#limit-error").TextContent);
        Assert.Equal("true", page.Find("#limit").GetAttribute("aria-invalid"));
        Assert.Contains("limit-error", page.Find("#limit").GetAttribute("aria-describedby")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limit_Set_IsSeenAtOnceAndCanBeRemoved()
    {
        var page = await ShowAsync();

        await SubmitAsync(page, "2");

        page.WaitForAssertion(() => Assert.StartsWith("$2.00 left, $2.00 again", page.Find("[data-budget=person] .left").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#limit-error"));
        Assert.Equal("2.00", page.Find("#limit").GetAttribute("value"));
        await page.Find(".limit .button-ghost").ClickAsync(new());
        page.WaitForAssertion(() => Assert.StartsWith("$5.00 left", page.Find("[data-budget=person] .left").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_CallEndsElsewhere_FollowsWithoutReload()
    {
        var held = await _fixture.HoldAsync(UsageFixture.Small, 1);
        var page = await ShowAsync();
        Assert.Contains("$4.00 left", page.Find("[data-budget=person] .left").TextContent, StringComparison.Ordinal);
        await _fixture.SettleAsync(held, 0.4m);

        _fixture.Time.Advance(UsageSession.Interval);

        page.WaitForAssertion(() => Assert.Contains("$4.60 left", page.Find("[data-budget=person] .left").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Baseline_Chosen_ChangesTheSentence()
    {
        await _fixture.SpendAsync(UsageFixture.Grand, 1);
        var page = await ShowAsync();

        await page.Find("#baseline").ChangeAsync(UsageFixture.Small);

        page.WaitForAssertion(() => Assert.StartsWith("You spent $0.90 more than always asking Small", page.Find(".saved").TextContent, StringComparison.Ordinal));
    }

    private static Task SubmitAsync(IRenderedComponent<UsagePage> page, string limit)
    {
        page.Find("#limit").Input(limit);
        return page.Find(".limit form").SubmitAsync();
    }

    private async Task<IRenderedComponent<UsagePage>> ShowAsync()
    {
        _bunit.Services.AddSingleton(_fixture.Session());
        _bunit.Services.AddSingleton(_fixture.Settings);
        var page = _bunit.Render<UsagePage>();
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".loading")));
        return page;
    }
}
