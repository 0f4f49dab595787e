using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>
/// The alternative to the knapsack: a price μ on money that paces spending. The choice is argmax score − μ·ĉ/ρ, ρ being what may be spent per query
/// from now on; after each query μ moves towards spending exactly that (a primal–dual method with multiplicative steps). Immutable.
/// </summary>
public sealed record PacedDualPrice
{
    private const double FirstGuess = 0.1;
    private const double LeastPrice = 1e-4;
    private const double LargestRatio = 5;

    private PacedDualPrice(double price, double step) => (Price, Step) = (price, step);

    /// <summary>μ > 0: score worth one budgeted query's money.</summary>
    public double Price { get; private init; }

    /// <summary>How fast μ follows, in (0, 1).</summary>
    public double Step { get; }

    /// <summary>Starts at a guess.</summary>
    /// <param name="step">In (0, 1).</param>
    public static PacedDualPrice Start(double step = 0.02)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, 1);
        return new(FirstGuess, step);
    }

    /// <summary>Starts at the least price at which predictions of the kind to come would keep the rate on average.</summary>
    /// <param name="scores">[query][candidate], at least one query.</param>
    /// <param name="costs">ĉ, as many.</param>
    /// <param name="rate">Budget per query, above 0.</param>
    /// <param name="step">In (0, 1).</param>
    public static PacedDualPrice For(IReadOnlyList<double[]> scores, IReadOnlyList<Cost[]> costs, Cost rate, double step = 0.02)
    {
        if (rate.Usd == 0) throw new ArgumentOutOfRangeException(nameof(rate), "A rate of nothing has no price.");
        double low = LeastPrice, high = 1e4;
        for (var halving = 0; halving < 40; halving++)
        {
            var middle = Math.Sqrt(low * high);
            var spent = scores.Select((row, query) => costs[query][Best(row, costs[query], middle, rate, _ => true)].Usd).Average();
            if (spent > rate.Usd) low = middle;
            else high = middle;
        }

        return Start(step) with { Price = high };
    }

    /// <summary>The candidate to choose, or −1 when the budget holds none.</summary>
    /// <param name="scores">Preference score per candidate.</param>
    /// <param name="costs">ĉ per candidate.</param>
    /// <param name="budget">What is left; only its total counts, not its bins.</param>
    public int Choose(ReadOnlySpan<double> scores, ReadOnlySpan<Cost> costs, BudgetBins budget) =>
        Best(scores, costs, Price, Rate(budget), cost => cost.Usd == 0 || budget.Spent.Usd + cost.Usd <= budget.Budget.Usd);

    /// <summary>The price after a query.</summary>
    /// <param name="budget">Before it was paid for.</param>
    /// <param name="cost">What it cost; nothing when it was refused.</param>
    public PacedDualPrice After(BudgetBins budget, Cost cost)
    {
        var rate = Rate(budget).Usd;
        if (rate == 0) return this;
        var ratio = Math.Min((double)(cost.Usd / rate), LargestRatio);
        return this with { Price = Math.Max(Price * Math.Exp(Step * (ratio - 1)), LeastPrice) };
    }

    private static Cost Rate(BudgetBins budget) => new(Math.Max(budget.Budget.Usd - budget.Spent.Usd, 0) / Math.Max(budget.ExpectedQueries - budget.Queries, 1));

    private static int Best(ReadOnlySpan<double> scores, ReadOnlySpan<Cost> costs, double price, Cost rate, Predicate<Cost> fits)
    {
        var (best, highest) = (-1, double.NegativeInfinity);
        for (var index = 0; index < scores.Length; index++)
        {
            if (!fits(costs[index])) continue;
            var value = costs[index].Usd == 0 ? scores[index] : rate.Usd == 0 ? double.MinValue : scores[index] - price * (double)(costs[index].Usd / rate.Usd);
            if (value > highest) (best, highest) = (index, value);
        }

        return best;
    }
}
