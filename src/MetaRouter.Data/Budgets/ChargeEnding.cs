using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>Ends charges, inside a transaction of the caller's. A charge ends once: who comes second changes nothing.</summary>
internal static class ChargeEnding
{
    /// <summary>Marks a charge as ended; the totals are the caller's to move.</summary>
    /// <returns>What it held back, in 10⁻¹² USD; null if it had ended before, or there is none.</returns>
    public static async Task<long?> EndAsync(
        this StudioContext context, Guid chargeId, ChargeState state, long? amount, bool isEstimated, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset? endedAt = now;
        var ended = await context.Charges.Where(charge => charge.Id == chargeId && charge.State == ChargeState.Reserved).ExecuteUpdateAsync(
            update => update
                .SetProperty(charge => charge.State, state)
                .SetProperty(charge => charge.Amount, amount)
                .SetProperty(charge => charge.IsEstimated, isEstimated)
                .SetProperty(charge => charge.EndedAt, endedAt),
            cancellationToken);
        return ended == 0 ? null : await context.Charges.Where(charge => charge.Id == chargeId).Select(charge => charge.Reserved).SingleAsync(cancellationToken);
    }

    /// <summary>Nothing was charged.</summary>
    /// <returns>Whether it was held back until now.</returns>
    public static async Task<bool> ReleaseAsync(this StudioContext context, Guid chargeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.EndAsync(chargeId, ChargeState.Released, null, false, now, cancellationToken) is not { } held) return false;
        await context.MoveAsync(chargeId, -held, 0, cancellationToken);
        return true;
    }
}
