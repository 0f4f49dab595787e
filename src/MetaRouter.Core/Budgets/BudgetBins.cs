using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>
/// A budget over an expected number of queries, released in N bins. The bin slides: each query frees a Q-th of the budget, so that after
/// q of Q queries at most the share q/Q + 1/N is spent, and what is not spent stays. (Released in steps, a bin's money is gone before its queries are.)
/// The state follows from totals alone. Immutable; money is exact.
/// </summary>
public sealed record BudgetBins
{
    /// <summary>Bins for an ordinary budget.</summary>
    public const int Ordinary = 20;

    /// <summary>Bins for a budget below <see cref="SmallShare"/> of what the best candidate alone would cost.</summary>
    public const int ForSmallBudgets = 5;

    /// <summary>Where small budgets end.</summary>
    public const double SmallShare = 0.15;

    private BudgetBins(Cost budget, long expectedQueries, long queries, Cost spent, int count) =>
        (Budget, ExpectedQueries, Queries, Spent, Count) = (budget, expectedQueries, queries, spent, count);

    /// <summary>The whole budget.</summary>
    public Cost Budget { get; }

    /// <summary>Q: queries that the budget is to last for, at least 1.</summary>
    public long ExpectedQueries { get; }

    /// <summary>Queries so far, answered or not.</summary>
    public long Queries { get; }

    /// <summary>Spent so far; above the budget only if answers cost more than was expected.</summary>
    public Cost Spent { get; }

    /// <summary>N, at least 1, at most Q.</summary>
    public int Count { get; }

    /// <summary>What may be spent so far, since the beginning; the whole budget within the last bin.</summary>
    public Cost Released
    {
        get
        {
            var bin = Budget.Usd / Count;
            return Queries >= ExpectedQueries ? Budget : new Cost(Math.Min(Budget.Usd, Budget.Usd * Queries / ExpectedQueries + bin));
        }
    }

    /// <summary>
    /// z ∈ [0, 1]: the spent share of the bin. What was left before is spent first and does not count; 1 for a budget of nothing.
    /// </summary>
    public double SpentShare => Budget.Usd == 0 ? 1 : (double)Math.Clamp(1 - (Released.Usd - Spent.Usd) * Count / Budget.Usd, 0, 1);

    /// <summary>The state from totals.</summary>
    /// <param name="budget">The whole budget.</param>
    /// <param name="expectedQueries">Q, at least 1; for a calendar budget the traffic expected in its period.</param>
    /// <param name="queriesSoFar">At least 0.</param>
    /// <param name="spentSoFar">Spent and reserved.</param>
    /// <param name="bins">N, at least 1; not more than Q are made.</param>
    public static BudgetBins At(Cost budget, long expectedQueries, long queriesSoFar, Cost spentSoFar, int bins = Ordinary)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(expectedQueries, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(queriesSoFar);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        return new(budget, expectedQueries, queriesSoFar, spentSoFar, (int)Math.Min(bins, expectedQueries));
    }

    /// <summary>The state before the first query.</summary>
    public static BudgetBins Start(Cost budget, long expectedQueries, int bins = Ordinary) => At(budget, expectedQueries, 0, Cost.Zero, bins);

    /// <summary>Whether the bin still holds an amount. Nothing always fits.</summary>
    public bool Fits(Cost cost) => cost.Usd == 0 || Spent.Usd + cost.Usd <= Released.Usd;

    /// <summary>The state after one more query that cost this much; nothing when it was refused.</summary>
    public BudgetBins Spend(Cost cost) => new(Budget, ExpectedQueries, Queries + 1, Spent + cost, Count);
}
