using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit.Time;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Budgets;

/// <summary>A ledger on a database, with budgets that no other test spends from.</summary>
internal sealed class LedgerBench : IAsyncDisposable
{
    private readonly StudioDatabase _database;

    private LedgerBench(StudioDatabase database, HostPresence presence, TimeProvider time)
    {
        _database = database;
        Presence = presence;
        Ledger = new SpendLedger(database, presence, time);
        Recovery = new LedgerRecovery(database, presence, time);
    }

    public HostPresence Presence { get; }

    public SpendLedger Ledger { get; }

    public LedgerRecovery Recovery { get; }

    public static async Task<LedgerBench> CreateAsync(StudioDatabase database, TimeProvider? time = null) =>
        new(database, await HostPresence.ShowAsync(database, CancellationToken.None), time ?? new ManualTimeProvider { AutoAdvance = true });

    /// <summary>A candidate at a dollar per million answer tokens, so that a call's bound and price can be said in tokens: 10⁻⁶ USD each.</summary>
    public static CandidateModel Candidate { get; } = new()
    {
        Id = "paid/one", Name = "One", Maker = "maker", ProviderId = "paid", ProviderModel = "one", Price = new TokenPrice(0, 1, "v1"),
    };

    public static Cost Tokens(long count) => Candidate.Price.CostOf(0, count);

    public static PlannedCall Call(long tokens) => new(Candidate, Tokens(tokens));

    public static Spender Spender(Guid? person, params Budget[] budgets) => new()
    {
        PersonId = person,
        Purpose = ChargePurpose.Comparison,
        TurnId = Guid.NewGuid(),
        Budgets = budgets,
        Patience = TimeSpan.Zero,
    };

    public static Budget Capped(string key, long tokens) => new(key, Tokens(tokens), BudgetCalendar.Daily);

    public async Task<Reservation> ReserveAsync(Spender spender, long tokens)
    {
        var result = await Ledger.ReserveAsync(spender, [Call(tokens)], CancellationToken.None);
        Assert.Null(result.Refused);
        return Assert.Single(result.Reservations);
    }

    public Task<IReadOnlyList<BudgetAlert>> SettleAsync(Reservation reservation, long tokens) =>
        Ledger.SettleAsync(reservation, new TokenUsage(0, tokens), Tokens(tokens), CancellationToken.None);

    /// <summary>Spent and reserved of a budget now, in tokens.</summary>
    public async Task<(long Spent, long Reserved, int Turns)> TotalsAsync(Budget budget)
    {
        var status = Assert.Single(await Ledger.StatusAsync([budget], CancellationToken.None));
        return ((long)(status.Spent.Usd * 1_000_000), (long)(status.Reserved.Usd * 1_000_000), status.Turns);
    }

    public async Task<List<BudgetRefusal>> RefusalsAsync(string budget)
    {
        await using var context = _database.CreateContext();
        return await context.BudgetRefusals.Where(refusal => refusal.Budget == budget).OrderBy(refusal => refusal.Sequence).ToListAsync();
    }

    public async Task<Charge> ChargeAsync(Reservation reservation)
    {
        await using var context = _database.CreateContext();
        return await context.Charges.SingleAsync(charge => charge.Id == reservation.ChargeId);
    }

    public ValueTask DisposeAsync() => Presence.DisposeAsync();
}
