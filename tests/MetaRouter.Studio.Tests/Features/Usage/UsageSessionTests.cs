using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Studio.Features.Usage;

namespace MetaRouter.Studio.Tests.Features.Usage;

public sealed class UsageSessionTests(UsageFixture fixture) : IClassFixture<UsageFixture>, IAsyncLifetime
{
    public Task InitializeAsync() => fixture.RestartAsync(_ => { });

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Load_SpentAndHeldBack_ShowsTheBudgetsThatBind()
    {
        await fixture.SpendAsync(UsageFixture.Small, 0.5m);
        await fixture.HoldAsync(UsageFixture.Grand, 1);
        using var session = fixture.Session();

        await session.LoadAsync();

        var overview = session.Overview!;
        Assert.Equal((0.5m, 1m, 3.5m), (overview.Own.Spent.Usd, overview.Own.Reserved.Usd, overview.Own.Remaining!.Value.Usd));
        // The server has no cap: it binds nobody.
        Assert.Equal([overview.Own.Budget.Key, Budget.GuestsKey], overview.Binding.Select(status => status.Budget.Key));
        Assert.Equal(["Small"], overview.Spending.Names.AsEnumerable());
    }

    [Fact]
    public async Task Savings_NothingChosen_AreAgainstTheDearest()
    {
        await fixture.SpendAsync(UsageFixture.Small, 0.25m);
        using var session = fixture.Session();

        await session.LoadAsync();

        Assert.Equal(new Baseline(UsageFixture.Grand, "Grand", IsDearest: true), session.Overview!.Baseline);
        Assert.Equal((1, 0.75m), (session.Overview.Savings!.Turns, session.Overview.Savings.SavedUsd));
    }

    [Fact]
    public async Task ChooseBaseline_ACheaperOne_IsKeptAndTurnsTheSign()
    {
        await fixture.SpendAsync(UsageFixture.Small, 0.25m);
        using var session = fixture.Session();
        await session.LoadAsync();

        await session.ChooseBaselineAsync(UsageFixture.Small);

        Assert.Equal(-0.15m, session.Overview!.Savings!.SavedUsd);
        using var again = fixture.Session();
        await again.LoadAsync();
        Assert.Equal(UsageFixture.Small, again.Overview!.Baseline!.Id);
    }

    [Fact]
    public async Task SetOwnLimit_BelowTheCap_AppliesAtOnceAndCanBeTakenAway()
    {
        using var session = fixture.Session();
        await session.LoadAsync();

        Assert.Null(await session.SetOwnLimitAsync("0.75"));

        Assert.Equal(new Cost(0.75m), session.Overview!.Own.Budget.Cap);
        Assert.True(session.Overview.IsLimitedByOwnWish);
        Assert.NotNull(await fixture.RefusalAsync(UsageFixture.Grand, 1));
        Assert.Null(await session.SetOwnLimitAsync(""));
        Assert.Equal(new Cost(5), session.Overview!.Own.Budget.Cap);
        Assert.False(session.Overview.IsLimitedByOwnWish);
    }

    [Fact]
    public async Task SetOwnLimit_AboveTheCap_ChangesNothing()
    {
        using var session = fixture.Session();
        await session.LoadAsync();

        Assert.Equal(LimitProblem.AboveTheCap, await session.SetOwnLimitAsync("6"));

        Assert.Null(session.Overview!.Settings.OwnLimit);
    }

    [Fact]
    public async Task ChooseSpan_AWeek_LeavesOutWhatIsOlder()
    {
        await fixture.SpendAsync(UsageFixture.Grand, 1);
        fixture.Time.Advance(TimeSpan.FromDays(10));
        await fixture.SpendAsync(UsageFixture.Small, 0.5m);
        using var session = fixture.Session();
        await session.LoadAsync();
        Assert.Equal(1.5m, session.Overview!.Spending.Total.Usd);

        await session.ChooseSpanAsync(SpendingSpan.Week);

        Assert.Equal((0.5m, 7), (session.Overview!.Spending.Total.Usd, session.Overview.Plot.Days.Count));
        Assert.Equal(1, session.Overview.Savings!.Turns);
    }

    [Fact]
    public async Task Watch_CallEndsElsewhere_Follows()
    {
        var held = await fixture.HoldAsync(UsageFixture.Small, 1);
        using var session = fixture.Session();
        await session.LoadAsync();
        using var left = new CancellationTokenSource();
        var watching = session.WatchAsync(left.Token);
        var followed = new TaskCompletionSource();
        session.Changed += followed.SetResult;
        await fixture.SettleAsync(held, 0.4m);

        fixture.Time.Advance(UsageSession.Interval);

        await followed.Task;
        Assert.Equal((0.4m, 0m), (session.Overview!.Own.Spent.Usd, session.Overview.Own.Reserved.Usd));
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
    }

    [Fact]
    public async Task Load_ComparisonIsNotJudged_NamesNobody()
    {
        var turn = Guid.NewGuid();
        await fixture.SpendAsync(UsageFixture.Small, 0.1m, purpose: ChargePurpose.Comparison, turnId: turn);
        await fixture.SpendAsync(UsageFixture.Grand, 0.9m, purpose: ChargePurpose.Comparison, turnId: turn);
        using var session = fixture.Session();

        await session.LoadAsync();

        Assert.Equal([null], session.Overview!.Spending.Names.AsEnumerable());
        Assert.Equal([UsageText.Unnamed], session.Overview.Plot.Series.Select(series => series.Name));
        Assert.Equal(1.0m, session.Overview.Spending.Total.Usd);
    }
}
