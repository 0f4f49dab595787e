using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Tests.Budgets;

public abstract class LedgerRecoveryTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : LedgerRecoveryTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : LedgerRecoveryTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Recover_ChargesOfAProgramThatIsGone_ReleasesTheUnsentAndSettlesTheSent()
    {
        await using var here = await LedgerBench.CreateAsync(studio.Database);
        var gone = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var budget = LedgerBench.Capped(Budget.PersonKey(person), 1000);
        var unsent = await gone.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        var sent = await gone.ReserveAsync(LedgerBench.Spender(person, budget), 200);
        Assert.True(await gone.Ledger.SentAsync(sent, None));
        var ours = await here.ReserveAsync(LedgerBench.Spender(person, budget), 400);
        Assert.Equal(RecoveredCharges.None, await here.Recovery.RecoverAsync(None));

        await gone.DisposeAsync();
        Assert.Equal(new RecoveredCharges(Settled: 1, Released: 1), await here.Recovery.RecoverAsync(None));

        Assert.Equal((200, 400, 3), await here.TotalsAsync(budget));
        var settled = await here.ChargeAsync(sent);
        Assert.Equal((ChargeState.Settled, settled.Reserved, true), (settled.State, settled.Amount, settled.IsEstimated));
        Assert.Equal(ChargeState.Released, (await here.ChargeAsync(unsent)).State);
        Assert.Equal(ChargeState.Reserved, (await here.ChargeAsync(ours)).State);
        Assert.Equal(RecoveredCharges.None, await here.Recovery.RecoverAsync(None));
    }

    [Fact]
    public async Task Settle_AfterItWasRecovered_CorrectsWhatWasAssumed()
    {
        await using var here = await LedgerBench.CreateAsync(studio.Database);
        var other = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var budget = LedgerBench.Capped(Budget.PersonKey(person), 1000);
        var sent = await other.ReserveAsync(LedgerBench.Spender(person, budget), 200);
        var unsent = await other.ReserveAsync(LedgerBench.Spender(person, budget), 100);
        Assert.True(await other.Ledger.SentAsync(sent, None));

        // It only seems to be gone: what showed that it was running was lost, such as a connection.
        await other.Presence.DisposeAsync();
        await here.Recovery.RecoverAsync(None);
        await other.SettleAsync(sent, 30);

        Assert.Equal((30, 0, 2), await here.TotalsAsync(budget));
        Assert.False((await here.ChargeAsync(sent)).IsEstimated);
        Assert.False(await other.Ledger.SentAsync(unsent, None));
    }

    [Fact]
    public async Task Recover_AnswersOfAProgramThatIsGone_CostWhatTheLedgerSays()
    {
        await using var here = await LedgerBench.CreateAsync(studio.Database);
        var gone = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var budget = LedgerBench.Capped(Budget.PersonKey(person), 10_000);
        // One answer whose price was charged and not written down, one that was still coming.
        var comparison = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        var spender = LedgerBench.Spender(person, budget) with { TurnId = comparison.Id };
        var left = await ReserveAsync(gone, spender, comparison.Left.CandidateId, 100);
        var right = await ReserveAsync(gone, spender, comparison.Right.CandidateId, 200);
        foreach (var reservation in new[] { left, right }) Assert.True(await gone.Ledger.SentAsync(reservation, None));
        await gone.SettleAsync(left, 60);
        await gone.DisposeAsync();

        await here.Recovery.RecoverAsync(None);
        await here.Recovery.PriceAnswersAsync(None);

        var found = await studio.FindAsync(comparison);
        Assert.Equal((LedgerBench.Tokens(60), false, AnswerState.Interrupted), (found.Left.Cost, found.Left.CostEstimated, found.Left.State));
        Assert.Equal((LedgerBench.Tokens(200), true, AnswerState.Interrupted), (found.Right.Cost, found.Right.CostEstimated, found.Right.State));
        Assert.Equal(ComparisonState.Failed, found.State);
        Assert.True((await new LedgerCheck(studio.Database, here.Presence).CheckAsync(None)).IsSound);
    }

    [Fact]
    public async Task Check_PriceThatIsNotTheCharges_SaysWhere()
    {
        await using var here = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var budget = LedgerBench.Capped(Budget.PersonKey(person), 10_000);
        var comparison = await studio.OpenAsync(person);
        var spender = LedgerBench.Spender(person, budget) with { TurnId = comparison.Id };
        await here.SettleAsync(await ReserveAsync(here, spender, comparison.Left.CandidateId, 100), 100);
        var check = new LedgerCheck(studio.Database, here.Presence);

        var drift = Assert.Single((await check.CheckAsync(None)).DriftingAnswers);
        Assert.Equal((comparison.Id, comparison.Left.CandidateId, comparison.Left.Cost!.Value.ToPicoUsd(), 100_000_000L),
            (drift.TurnId, drift.CandidateId, drift.Price!.Value, drift.Charged));
        await studio.Comparisons.DeleteAsync(person, comparison.Id, null, None);
        Assert.True((await check.CheckAsync(None)).IsSound);
    }

    private static async Task<Reservation> ReserveAsync(LedgerBench bench, Spender spender, string candidateId, long tokens)
    {
        var call = new PlannedCall(LedgerBench.Candidate with { Id = candidateId }, LedgerBench.Tokens(tokens));
        return Assert.Single((await bench.Ledger.ReserveAsync(spender, [call], None)).Reservations);
    }
}
