using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>
/// The one place that money goes through: every call of a provider is reserved before it is sent, and settled or released after. In no period more is charged
/// than cap + Σ max(0, price − reserved), whatever happens at once. Safe for concurrent use, also by several processes.
/// </summary>
public interface ISpendLedger
{
    /// <summary>
    /// Holds money back for calls that belong together: all, or none. While others hold money back that would make room, waits for it up to
    /// <see cref="Spender.Patience"/>.
    /// </summary>
    /// <param name="spender">For whom.</param>
    /// <param name="calls">At least one.</param>
    /// <param name="cancellationToken">Gives up waiting; nothing is held back then.</param>
    Task<ReserveResult> ReserveAsync(Spender spender, IReadOnlyList<PlannedCall> calls, CancellationToken cancellationToken);

    /// <summary>Notes that the call is about to leave. Only what was sent can have been charged.</summary>
    /// <returns>False if the money is not held back any more (recovered, this program having been taken for dead): the call must not be sent.</returns>
    Task<bool> SentAsync(Reservation reservation, CancellationToken cancellationToken);

    /// <summary>The call has ended: its price takes the place of what was held back. It may be more.</summary>
    /// <returns>The budgets whose spending passed a level by this, if any.</returns>
    Task<IReadOnlyList<BudgetAlert>> SettleAsync(Reservation reservation, TokenUsage usage, Cost amount, CancellationToken cancellationToken);

    /// <summary>Nothing was charged: what was held back is free again.</summary>
    Task ReleaseAsync(Reservation reservation, CancellationToken cancellationToken);

    /// <summary>Where budgets stand in their present periods, in the order given; one cheap query.</summary>
    Task<IReadOnlyList<BudgetStatus>> StatusAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellationToken);
}
