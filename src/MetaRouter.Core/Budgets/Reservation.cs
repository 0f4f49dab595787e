using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>Money held back for one call.</summary>
/// <param name="ChargeId">The charge in the ledger.</param>
/// <param name="Call">The call.</param>
/// <param name="Spender">For whom.</param>
public sealed record Reservation(Guid ChargeId, PlannedCall Call, Spender Spender);

/// <summary>What became of a wish to spend: either all of the reservations, in the order of the calls, or a refusal and nothing held back.</summary>
/// <param name="Reservations">One for each call; empty when refused.</param>
/// <param name="Refused">Why not; null when reserved.</param>
public sealed record ReserveResult(IReadOnlyList<Reservation> Reservations, BudgetRefused? Refused);

/// <summary>A budget has no room: spent, reserved and asked for are together more than its cap.</summary>
/// <param name="Budget">Which one.</param>
/// <param name="Span">Its period.</param>
/// <param name="Spent">Settled in the period.</param>
/// <param name="Reserved">Held back for other calls.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Cap">The cap.</param>
public sealed record BudgetRefused(Budget Budget, BudgetSpan Span, Cost Spent, Cost Reserved, Cost Asked, Cost Cap)
{
    /// <summary>What is neither spent nor held back.</summary>
    public Cost Left => new(Math.Max(0, Cap.Usd - Spent.Usd - Reserved.Usd));
}
