using System.Text.Json;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>
/// The ledger in the database. A reservation is one conditional update for each budget, in one transaction and in a fixed order (instance, guests, person), so
/// that neither threads nor processes can together pass a cap. What is acknowledged survives the process: see <see cref="LedgerRecovery"/>.
/// </summary>
public sealed partial class SpendLedger(StudioDatabase database, HostPresence host, TimeProvider time) : ISpendLedger
{
    // Other processes do not raise our signal.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly ReleaseSignal _released = new();

    /// <inheritdoc />
    public async Task<ReserveResult> ReserveAsync(Spender spender, IReadOnlyList<PlannedCall> calls, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(calls.Count, nameof(calls));
        var started = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var released = _released.Next;
            var left = spender.Patience - time.GetElapsedTime(started);
            // To its end: a transaction given up half-way may have been committed all the same.
            if (await TryReserveAsync(spender, calls, mayWait: left > TimeSpan.Zero) is { } result) return result;
            await WaitAsync(released, left < Poll ? left : Poll, cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task<bool> SentAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset? now = time.GetUtcNow();
        return database.WriteAsync(
            async context => await Held(context, reservation.ChargeId)
                .ExecuteUpdateAsync(update => update.SetProperty(charge => charge.SentAt, now), CancellationToken.None) == 1,
            CancellationToken.None);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BudgetAlert>> SettleAsync(Reservation reservation, TokenUsage usage, Cost amount, CancellationToken cancellationToken)
    {
        var spent = amount.ToPicoUsd();
        var totals = await database.WriteAsync(context => SettleAsync(context, reservation.ChargeId, usage, spent, cancellationToken), cancellationToken);
        _released.Raise();
        return [.. reservation.Spender.Budgets.SelectMany(budget => totals.Where(row => row.Budget == budget.Key).SelectMany(row => Alerts(budget, row.Spent, spent)))];
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        await database.WriteAsync(context => context.ReleaseAsync(reservation.ChargeId, time.GetUtcNow(), cancellationToken), cancellationToken);
        _released.Raise();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BudgetStatus>> StatusAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var spans = budgets.Select(budget => (Budget: budget, Span: budget.Calendar.At(now))).ToList();
        var keys = budgets.Select(budget => budget.Key).ToList();
        var starts = spans.Select(item => item.Span.StartsAt).ToList();
        await using var context = database.CreateContext();
        var rows = await context.BudgetPeriods.Where(row => keys.Contains(row.Budget) && starts.Contains(row.StartsAt)).ToListAsync(cancellationToken);
        return
        [
            .. from item in spans
               let row = rows.Find(row => row.Budget == item.Budget.Key && row.StartsAt == item.Span.StartsAt)
               select new BudgetStatus(item.Budget, item.Span, Cost.FromPicoUsd(row?.Spent ?? 0), Cost.FromPicoUsd(row?.Reserved ?? 0), row?.Turns ?? 0),
        ];
    }

    private static IQueryable<Charge> Held(StudioContext context, Guid chargeId) =>
        context.Charges.Where(charge => charge.Id == chargeId && charge.State == ChargeState.Reserved);

    private static IEnumerable<BudgetAlert> Alerts(Budget budget, long spent, long amount)
    {
        var (before, after) = (BudgetLevels.Of(Cost.FromPicoUsd(spent - amount), budget.Cap), BudgetLevels.Of(Cost.FromPicoUsd(spent), budget.Cap));
        if (after > before) yield return new BudgetAlert(budget, after, Cost.FromPicoUsd(spent));
    }

    private async Task WaitAsync(Task released, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(released, Task.Delay(atMost, time, poll.Token));
        await poll.CancelAsync();
    }
}
