using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>Where a budget stands in its present period.</summary>
/// <param name="Budget">Which one.</param>
/// <param name="Span">The period.</param>
/// <param name="Spent">Settled.</param>
/// <param name="Reserved">Held back for calls under way.</param>
/// <param name="Turns">Turns begun in the period, at least 0: what spending is paced by.</param>
public sealed record BudgetStatus(Budget Budget, BudgetSpan Span, Cost Spent, Cost Reserved, int Turns)
{
    /// <summary>What is neither spent nor held back; null without a cap.</summary>
    public Cost? Remaining => Budget.Cap is { } cap ? new Cost(Math.Max(0, cap.Usd - Spent.Usd - Reserved.Usd)) : null;

    /// <summary>When it begins anew; null if never.</summary>
    public DateTimeOffset? ResetsAt => Span.EndsAt;

    /// <summary>How far spending has come.</summary>
    public BudgetLevel Level => BudgetLevels.Of(Spent, Budget.Cap);
}

/// <summary>A budget's spending has passed a level.</summary>
/// <param name="Budget">Which one.</param>
/// <param name="Level">The level, above <see cref="BudgetLevel.None"/>.</param>
/// <param name="Spent">Settled so far.</param>
public sealed record BudgetAlert(Budget Budget, BudgetLevel Level, Cost Spent);

/// <summary>How far spending has come towards a cap.</summary>
public enum BudgetLevel
{
    /// <summary>Less than half, or no cap.</summary>
    None,

    /// <summary>Half or more.</summary>
    Half,

    /// <summary>80 % or more.</summary>
    Most,

    /// <summary>The cap or more.</summary>
    All,
}

/// <summary>The levels of spending.</summary>
public static class BudgetLevels
{
    /// <summary>The level that an amount has reached.</summary>
    public static BudgetLevel Of(Cost spent, Cost? cap) => cap is not { } most ? BudgetLevel.None
        : spent.Usd >= most.Usd ? BudgetLevel.All
        : spent.Usd >= most.Usd * 0.8m ? BudgetLevel.Most
        : spent.Usd >= most.Usd * 0.5m ? BudgetLevel.Half
        : BudgetLevel.None;
}
