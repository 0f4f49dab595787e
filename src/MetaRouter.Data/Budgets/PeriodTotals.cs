using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>
/// The arithmetic on a budget's running totals, inside a transaction of the caller's. Every change is one update with its condition; once a row was changed no
/// other transaction changes it before this one ends.
/// </summary>
internal static class PeriodTotals
{
    /// <summary>Holds money back if there is room under the cap.</summary>
    /// <param name="context">The transaction.</param>
    /// <param name="budget">Key of the budget.</param>
    /// <param name="startsAt">Start of its period.</param>
    /// <param name="cap">In 10⁻¹² USD; null for none.</param>
    /// <param name="asked">In 10⁻¹² USD, at least 0; nothing always has room.</param>
    /// <param name="turns">Turns that begin with it, 0 or 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Null when held back; else the totals, which nobody changes before the transaction ends: with what was asked for they exceed the cap.</returns>
    public static async Task<BudgetPeriod?> TryHoldAsync(
        this StudioContext context, string budget, DateTimeOffset startsAt, long? cap, long asked, int turns, CancellationToken cancellationToken)
    {
        var row = context.BudgetPeriods.Where(period => period.Budget == budget && period.StartsAt == startsAt);
        if (await HoldAsync() == 1) return null;

        var start = startsAt.ToUnixTimeMilliseconds();
        await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "BudgetPeriods" ("Budget", "StartsAt", "Spent", "Reserved", "Turns") VALUES ({budget}, {start}, 0, 0, 0) ON CONFLICT DO NOTHING""", cancellationToken);
        // A change that changes nothing locks the row, so that what is read now is what is decided on.
        await row.ExecuteUpdateAsync(update => update.SetProperty(period => period.Reserved, period => period.Reserved), cancellationToken);
        return await HoldAsync() == 1 ? null : await row.SingleAsync(cancellationToken);

        Task<int> HoldAsync()
        {
            var open = cap is { } most && asked > 0 ? row.Where(period => period.Spent + period.Reserved + asked <= most) : row;
            return open.ExecuteUpdateAsync(
                update => update
                    .SetProperty(period => period.Reserved, period => period.Reserved + asked)
                    .SetProperty(period => period.Turns, period => period.Turns + turns),
                cancellationToken);
        }
    }

    /// <summary>Takes back what <see cref="TryHoldAsync"/> did in the same transaction.</summary>
    public static Task UnholdAsync(
        this StudioContext context, string budget, DateTimeOffset startsAt, long held, int turns, CancellationToken cancellationToken) => context.BudgetPeriods
        .Where(period => period.Budget == budget && period.StartsAt == startsAt)
        .ExecuteUpdateAsync(
            update => update
                .SetProperty(period => period.Reserved, period => period.Reserved - held)
                .SetProperty(period => period.Turns, period => period.Turns - turns),
            cancellationToken);

    /// <summary>Moves the totals of all periods that a charge counts in, in the fixed order of budgets.</summary>
    /// <returns>The totals after it.</returns>
    public static async Task<IReadOnlyList<BudgetPeriod>> MoveAsync(
        this StudioContext context, Guid chargeId, long reserved, long spent, CancellationToken cancellationToken)
    {
        var charged = await context.ChargedPeriods.Where(period => period.ChargeId == chargeId).ToListAsync(cancellationToken);
        var moved = new List<BudgetPeriod>(charged.Count);
        foreach (var (_, budget, startsAt) in charged.Select(period => (Core.Budgets.Budget.Rank(period.Budget), period.Budget, period.StartsAt)).Order())
        {
            var row = context.BudgetPeriods.Where(period => period.Budget == budget && period.StartsAt == startsAt);
            await row.ExecuteUpdateAsync(
                update => update
                    .SetProperty(period => period.Reserved, period => period.Reserved + reserved)
                    .SetProperty(period => period.Spent, period => period.Spent + spent),
                cancellationToken);
            moved.AddRange(await row.ToListAsync(cancellationToken));
        }
        return moved;
    }
}
