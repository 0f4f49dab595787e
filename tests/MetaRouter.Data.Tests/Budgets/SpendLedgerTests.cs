using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Data.Tests.Budgets;

public abstract class SpendLedgerTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : SpendLedgerTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : SpendLedgerTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Reserve_WithinTheCap_HoldsBackUntilSettled()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 100);
        var reservation = await bench.ReserveAsync(LedgerBench.Spender(person, budget), 60);
        Assert.Equal((0, 60, 1), await bench.TotalsAsync(budget));

        Assert.True(await bench.Ledger.SentAsync(reservation, None));
        await bench.SettleAsync(reservation, 45);

        Assert.Equal((45, 0, 1), await bench.TotalsAsync(budget));
        var charge = await bench.ChargeAsync(reservation);
        Assert.Equal((ChargeState.Settled, 45_000_000L, 45L, false), (charge.State, charge.Amount, charge.OutputTokens, charge.IsEstimated));
        Assert.Equal((person, "paid/one", "v1", bench.Presence.HostId), (charge.PersonId, charge.CandidateId, charge.PriceVersion, charge.HostId));
    }

    [Fact]
    public async Task Reserve_NoRoom_IsRefusedWithTheFiguresAndHoldsNothing()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, own) = await PersonAsync(cap: 100);
        var (_, wide) = await PersonAsync(cap: 1000);
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(person, own), 50), 50);
        await bench.ReserveAsync(LedgerBench.Spender(person, own), 20);

        var result = await bench.Ledger.ReserveAsync(LedgerBench.Spender(person, wide, own), [LedgerBench.Call(20), LedgerBench.Call(11)], None);

        Assert.Empty(result.Reservations);
        Assert.Equal((own, LedgerBench.Tokens(50), LedgerBench.Tokens(20), LedgerBench.Tokens(31), LedgerBench.Tokens(30)),
            (result.Refused!.Budget, result.Refused.Spent, result.Refused.Reserved, result.Refused.Asked, result.Refused.Left));
        Assert.Equal((0, 0, 0), await bench.TotalsAsync(wide));
        Assert.Equal((50, 20, 2), await bench.TotalsAsync(own));
        var refusal = Assert.Single(await bench.RefusalsAsync(own.Key));
        Assert.True(refusal.Spent + refusal.Reserved + refusal.Asked > refusal.Cap);
        Assert.Empty(await bench.RefusalsAsync(wide.Key));
    }

    [Fact]
    public async Task Reserve_ExactlyTheCap_HasRoom()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 100);
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        Assert.NotNull((await bench.Ledger.ReserveAsync(LedgerBench.Spender(person, budget), [LedgerBench.Call(1)], None)).Refused);
    }

    [Fact]
    public async Task Reserve_WhatCostsNothing_HasRoomAlways()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 10);
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(person, budget), 10), 25);
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 0);
        Assert.Equal((25, 0, 2), await bench.TotalsAsync(budget));
    }

    [Fact]
    public async Task Reserve_SeveralCallsOfOneTurn_CountOneTurn()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 1000);
        var expected = new Dictionary<string, Cost> { ["paid/one"] = LedgerBench.Tokens(7) };
        var spender = LedgerBench.Spender(person, budget) with { ExpectedCosts = expected };
        var first = (await bench.Ledger.ReserveAsync(spender, [LedgerBench.Call(1), LedgerBench.Call(2)], None)).Reservations;
        await bench.ReserveAsync(spender, 4);

        Assert.Equal((0, 7, 1), await bench.TotalsAsync(budget));
        Assert.Equal("""{"paid/one":7000000}""", (await bench.ChargeAsync(first[0])).ExpectedCosts);
        Assert.Null((await bench.ChargeAsync(first[1])).ExpectedCosts);
    }

    [Fact]
    public async Task Release_Reserved_GivesAllBackOnce()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 100);
        var reservation = await bench.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        await bench.Ledger.ReleaseAsync(reservation, None);
        await bench.Ledger.ReleaseAsync(reservation, None);
        Assert.Equal((0, 0, 1), await bench.TotalsAsync(budget));
        Assert.False(await bench.Ledger.SentAsync(reservation, None));
        Assert.Equal(ChargeState.Released, (await bench.ChargeAsync(reservation)).State);
    }

    [Fact]
    public async Task Settle_MoreThanReserved_CountsAllOfItOnce()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 100);
        var reservation = await bench.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        await bench.SettleAsync(reservation, 130);
        await bench.SettleAsync(reservation, 130);
        Assert.Equal((130, 0, 1), await bench.TotalsAsync(budget));
    }

    [Fact]
    public async Task Settle_PassingLevels_TellsEachOnce()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, budget) = await PersonAsync(cap: 100);
        var told = new List<BudgetLevel>();
        foreach (var amount in new[] { 49, 1, 20, 15, 5, 9 })
            told.AddRange((await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(person, budget), 1), amount)).Select(alert => alert.Level));
        Assert.Equal([BudgetLevel.Half, BudgetLevel.Most], told);
        Assert.Equal(BudgetLevel.All, Assert.Single(await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(person, budget), 1), 1)).Level);
    }

    [Fact]
    public async Task Settle_InTheNextPeriod_CountsWhereItWasReserved()
    {
        var time = new ManualTimeProvider();
        await using var bench = await LedgerBench.CreateAsync(studio.Database, time);
        var (person, budget) = await PersonAsync(cap: 100);
        var reservation = await bench.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        time.Advance(TimeSpan.FromDays(1));
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        await bench.SettleAsync(reservation, 80);
        Assert.Equal((0, 100, 1), await bench.TotalsAsync(budget));
    }

    [Fact]
    public async Task Reserve_MoneyHeldBack_WaitsForItsRelease()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database, new ManualTimeProvider());
        var (person, budget) = await PersonAsync(cap: 100);
        var first = await bench.ReserveAsync(LedgerBench.Spender(person, budget), 80);
        var waiting = bench.Ledger.ReserveAsync(Patient(person, budget), [LedgerBench.Call(80)], None);
        Assert.False(waiting.IsCompleted);
        await bench.SettleAsync(first, 20);
        Assert.Null((await waiting).Refused);
        Assert.Equal((20, 80, 2), await bench.TotalsAsync(budget));
        Assert.Empty(await bench.RefusalsAsync(budget.Key));
    }

    [Fact]
    public async Task Reserve_MoneyHeldBackByAnotherProcess_IsSeenByPolling()
    {
        using var elsewhere = await studio.OpenAgainAsync();
        var time = new ManualTimeProvider();
        await using var bench = await LedgerBench.CreateAsync(studio.Database, time);
        await using var other = await LedgerBench.CreateAsync(elsewhere);
        var (person, budget) = await PersonAsync(cap: 100);
        var first = await other.ReserveAsync(LedgerBench.Spender(person, budget), 80);
        var waiting = bench.Ledger.ReserveAsync(Patient(person, budget) with { Patience = TimeSpan.FromDays(1000) }, [LedgerBench.Call(80)], None);
        await other.Ledger.ReleaseAsync(first, None);
        // Time passes only here, until it was seen.
        while (!waiting.IsCompleted) time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null((await waiting).Refused);
    }

    [Fact]
    public async Task Reserve_NobodyReleases_IsRefusedAfterThePatience()
    {
        var time = new ManualTimeProvider { AutoAdvance = true };
        await using var bench = await LedgerBench.CreateAsync(studio.Database, time);
        var (person, budget) = await PersonAsync(cap: 100);
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 80);
        var result = await bench.Ledger.ReserveAsync(Patient(person, budget), [LedgerBench.Call(80)], None);
        Assert.NotNull(result.Refused);
        Assert.Equal(TimeSpan.FromSeconds(10), time.Elapsed);
        Assert.Single(await bench.RefusalsAsync(budget.Key));
    }

    [Fact]
    public async Task Reserve_NothingThatCouldBeReleasedHelps_IsRefusedAtOnce()
    {
        var time = new ManualTimeProvider { AutoAdvance = true };
        await using var bench = await LedgerBench.CreateAsync(studio.Database, time);
        var (person, budget) = await PersonAsync(cap: 100);
        await bench.SettleAsync(await bench.ReserveAsync(LedgerBench.Spender(person, budget), 60), 60);
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 10);
        Assert.NotNull((await bench.Ledger.ReserveAsync(Patient(person, budget), [LedgerBench.Call(41)], None)).Refused);
        Assert.Equal(TimeSpan.Zero, time.Elapsed);
    }

    [Fact]
    public async Task Reserve_CancelledWhileWaiting_HoldsNothing()
    {
        using var cancellation = new CancellationTokenSource();
        await using var bench = await LedgerBench.CreateAsync(studio.Database, new ManualTimeProvider());
        var (person, budget) = await PersonAsync(cap: 100);
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 80);
        var waiting = bench.Ledger.ReserveAsync(Patient(person, budget), [LedgerBench.Call(80)], cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((0, 80, 1), await bench.TotalsAsync(budget));
    }

    [Fact]
    public async Task Erase_PersonWithCharges_LeavesAmountsWithoutThem()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (person, own) = await PersonAsync(cap: 100);
        var shared = LedgerBench.Capped(Budget.GuestsKey, 100);
        var settled = await bench.ReserveAsync(LedgerBench.Spender(person, shared, own), 30);
        await bench.SettleAsync(settled, 30);
        var underWay = await bench.ReserveAsync(LedgerBench.Spender(person, shared, own), 20);

        await studio.People.EraseAsync(person, None);
        await bench.SettleAsync(underWay, 10);
        var after = await bench.ReserveAsync(LedgerBench.Spender(person, shared, own), 5);

        Assert.Equal((40, 5, 3), await bench.TotalsAsync(shared));
        Assert.Equal((0, 0, 0), await bench.TotalsAsync(own));
        foreach (var reservation in new[] { settled, underWay, after }) Assert.Null((await bench.ChargeAsync(reservation)).PersonId);
    }

    private static Spender Patient(Guid person, Budget budget) => LedgerBench.Spender(person, budget) with { Patience = TimeSpan.FromSeconds(10) };

    private async Task<(Guid Person, Budget Budget)> PersonAsync(long cap)
    {
        var person = await studio.GuestAsync();
        return (person, LedgerBench.Capped(Budget.PersonKey(person), cap));
    }
}
