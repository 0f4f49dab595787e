using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Data.Tests.Budgets;

public abstract class SpendHistoryTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : SpendHistoryTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : SpendHistoryTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Ever = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset Never = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ByDay_CallsOfTwoDays_AreSummedByTheDaysOfTheZone()
    {
        var time = new ManualTimeProvider();
        await using var bench = await LedgerBench.CreateAsync(studio.Database, time);
        var (person, stranger) = (await studio.GuestAsync(), await studio.GuestAsync());
        time.Advance(TimeSpan.FromHours(1));
        await SpendAsync(bench, person, 10);
        await SpendAsync(bench, person, 20);
        await SpendAsync(bench, stranger, 500);
        time.Advance(TimeSpan.FromHours(17.5));
        await SpendAsync(bench, person, 40);
        await bench.ReserveAsync(LedgerBench.Spender(person), 9);
        var history = new SpendHistory(studio.Database);

        // 01:00 and 18:30 UTC: one day there, two in Kathmandu (UTC+5:45).
        var utc = await history.ByDayAsync(person, Ever, Never, TimeZoneInfo.Utc, None);
        Assert.Equal(new DaySpending(new DateOnly(2026, 1, 1), "paid/one", LedgerBench.Tokens(70), 3, 0), Assert.Single(utc));
        var kathmandu = await history.ByDayAsync(person, Ever, Never, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"), None);
        Assert.Equal([(1, 30m), (2, 40m)], kathmandu.Select(day => (day.Day.Day, day.Spent.Usd * 1_000_000)));
        Assert.Empty(await history.ByDayAsync(person, time.GetUtcNow().AddDays(1), Never, TimeZoneInfo.Utc, None));
        Assert.True((await history.ByDayAsync(null, Ever, Never, TimeZoneInfo.Utc, None)).Sum(day => day.Spent.Usd) >= LedgerBench.Tokens(570).Usd);
    }

    [Fact]
    public async Task ByDay_ComparisonIsNotJudged_NamesNobody()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var (judged, open) = (await studio.VotedAsync(person), await studio.OpenAsync(person));
        await SpendAsync(bench, LedgerBench.Spender(person) with { TurnId = judged.Id }, 10);
        await SpendAsync(bench, LedgerBench.Spender(person) with { TurnId = open.Id }, 20);
        await SpendAsync(bench, LedgerBench.Spender(person), 30);

        var days = await new SpendHistory(studio.Database).ByDayAsync(person, Ever, Never, TimeZoneInfo.Utc, None);

        Assert.Equal([(null, 50m, 2), ("paid/one", 10m, 1)], days.Select(day => (day.CandidateId, day.Spent.Usd * 1_000_000, day.Calls)));
    }

    [Fact]
    public async Task Savings_ComparedAndRoutedTurns_CountEveryCall()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var known = new Dictionary<string, Cost> { ["dear"] = LedgerBench.Tokens(100) };
        // Saved 90; lost 20 by comparing; failed before anything was charged; expected costs that know nothing of the baseline.
        await SpendAsync(bench, person, known, 10);
        await SpendAsync(bench, person, known, 100, 20);
        await SpendAsync(bench, person, known);
        await SpendAsync(bench, person, new Dictionary<string, Cost> { ["other"] = LedgerBench.Tokens(7) }, 5);

        var savings = await new SpendHistory(studio.Database).SavingsAsync(person, "dear", Ever, Never, None);

        Assert.Equal(new Savings(2, LedgerBench.Tokens(200).Usd, LedgerBench.Tokens(130).Usd), savings);
        Assert.Equal(LedgerBench.Tokens(70).Usd, savings.SavedUsd);
    }

    private static Task SpendAsync(LedgerBench bench, Guid person, long tokens) =>
        SpendAsync(bench, LedgerBench.Spender(person) with { Purpose = ChargePurpose.Routing }, tokens);

    private static async Task SpendAsync(LedgerBench bench, Spender spender, long tokens) =>
        await bench.SettleAsync(await bench.ReserveAsync(spender, tokens), tokens);

    private static async Task SpendAsync(LedgerBench bench, Guid person, Dictionary<string, Cost> expected, params long[] calls)
    {
        var spender = LedgerBench.Spender(person) with { ExpectedCosts = expected };
        foreach (var tokens in calls) await bench.SettleAsync(await bench.ReserveAsync(spender, tokens), tokens);
        if (calls.Length == 0) await bench.Ledger.ReleaseAsync(await bench.ReserveAsync(spender, 1), None);
    }
}
