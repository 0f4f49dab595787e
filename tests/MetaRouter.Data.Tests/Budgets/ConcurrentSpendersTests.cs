using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Budgets;

/// <summary>Two hundred at once against a cap that is worth fifty, from two processes' ledgers on one database.</summary>
public abstract class ConcurrentSpendersTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : ConcurrentSpendersTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ConcurrentSpendersTests(studio), IClassFixture<PostgreSqlStudio>;

    private const int Requests = 200;
    private const int Worth = 50;
    private const int Bound = 100;

    [Fact]
    public async Task Spend_TwoHundredAtOnceNoneReleased_FiftyAreServedAndTheRestProven()
    {
        var budget = LedgerBench.Capped(Budget.InstanceKey, Worth * Bound);
        var results = await SpendAsync(budget, TimeSpan.Zero, (_, _) => Task.CompletedTask);

        Assert.Equal(Worth, results.Count(result => result.Refused is null));
        await CheckAsync(budget, refused: Requests - Worth);
    }

    [Fact]
    public async Task Spend_TwoHundredAtOnceEndingInEveryWay_StaysWithinTheStatedBound()
    {
        var budget = LedgerBench.Capped(Budget.GuestsKey, Worth * Bound);
        var results = await SpendAsync(budget, TimeSpan.FromSeconds(10), async (ledger, reservation) =>
        {
            var random = new Random(reservation.ChargeId.GetHashCode());
            var fate = random.Next(4);
            if (fate > 0) Assert.True(await ledger.SentAsync(reservation, CancellationToken.None));
            await Task.Yield();
            // Never sent, failed for nothing, less than the bound, or more: hidden reasoning.
            if (fate < 2)
            {
                await ledger.ReleaseAsync(reservation, CancellationToken.None);
                return;
            }
            var tokens = fate == 2 ? random.Next(Bound) : random.Next(Bound, 2 * Bound);
            await ledger.SettleAsync(reservation, new TokenUsage(0, tokens), LedgerBench.Tokens(tokens), CancellationToken.None);
        });

        await CheckAsync(budget, refused: results.Count(result => result.Refused is not null));
        await using var context = studio.Database.CreateContext();
        Assert.True(await context.Charges.CountAsync() > Worth);
    }

    private async Task<IReadOnlyList<ReserveResult>> SpendAsync(Budget budget, TimeSpan patience, Func<ISpendLedger, Reservation, Task> end)
    {
        using var elsewhere = await studio.OpenAgainAsync();
        await using var one = await LedgerBench.CreateAsync(studio.Database, TimeProvider.System);
        await using var other = await LedgerBench.CreateAsync(elsewhere, TimeProvider.System);
        var people = new List<Guid>();
        for (var person = 0; person < 8; person++) people.Add(await studio.GuestAsync());
        return await Task.WhenAll(Enumerable.Range(0, Requests).Select(request => Task.Run(async () =>
        {
            var ledger = request % 2 == 0 ? one.Ledger : other.Ledger;
            var person = people[request % people.Count];
            var own = new Budget(Budget.PersonKey(person), null, BudgetCalendar.Daily);
            var spender = LedgerBench.Spender(person, budget, own) with { Patience = patience };
            var result = await ledger.ReserveAsync(spender, [LedgerBench.Call(Bound)], CancellationToken.None);
            if (result.Refused is null) await end(ledger, result.Reservations[0]);
            return result;
        })));
    }

    private async Task CheckAsync(Budget budget, int refused)
    {
        await using var context = studio.Database.CreateContext();
        var cap = budget.Cap!.Value.ToPicoUsd();
        var charges = await context.Charges.Where(charge => context.ChargedPeriods.Any(period => period.ChargeId == charge.Id && period.Budget == budget.Key)).ToListAsync();
        var beyond = charges.Sum(charge => Math.Max(0, (charge.Amount ?? 0) - charge.Reserved));
        Assert.InRange(charges.Sum(charge => charge.Amount ?? 0), 0, cap + beyond);

        var refusals = await context.BudgetRefusals.Where(refusal => refusal.Budget == budget.Key).ToListAsync();
        Assert.Equal(refused, refusals.Count);
        Assert.All(refusals, refusal => Assert.True(refusal.Spent + refusal.Reserved + refusal.Asked > refusal.Cap));

        await using var presence = await HostPresence.ShowAsync(studio.Database, CancellationToken.None);
        var findings = await new LedgerCheck(studio.Database, presence).CheckAsync(CancellationToken.None);
        Assert.True(findings.IsSound);
        // The budget, and at least one person: on a file the first process may serve all of its own before the other gets a turn.
        Assert.True(findings.Periods >= 2);
    }
}
