using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>
/// The online multi-choice knapsack of Zhou, Chakrabarty and Lukose (ZCL): the more of a bin is spent, the more quality a dollar must buy. With
/// z the spent share, Ψ(z) = (UB·e/LB)^z · LB/e, and a candidate is eligible while q̂/ĉ ≥ Ψ(z). It judges quality, never utility. Immutable.
/// </summary>
public sealed record KnapsackPolicy
{
    private const double LowerQuantile = 0.01;
    private const double UpperQuantile = 0.99;

    private readonly double _range;

    /// <param name="lowerBound">LB: least quality per USD that is worth having, above 0.</param>
    /// <param name="upperBound">UB: most quality per USD that is to be had, at least LB, finite.</param>
    public KnapsackPolicy(double lowerBound, double upperBound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowerBound);
        ArgumentOutOfRangeException.ThrowIfLessThan(upperBound, lowerBound);
        if (!double.IsFinite(upperBound)) throw new ArgumentOutOfRangeException(nameof(upperBound), upperBound, "The upper bound must be finite.");
        (LowerBound, UpperBound, _range) = (lowerBound, upperBound, 1 + Math.Log(upperBound / lowerBound));
    }

    private KnapsackPolicy() => _range = 1;

    /// <summary>Where nothing is known of what a dollar buys: both bounds are 0, and whatever fits is eligible.</summary>
    public static KnapsackPolicy Open { get; } = new();

    /// <summary>LB, quality per USD.</summary>
    public double LowerBound { get; }

    /// <summary>UB, quality per USD.</summary>
    public double UpperBound { get; }

    /// <summary>z₀ = 1/(1 + ln(UB/LB)): up to this spent share everything with q̂/ĉ ≥ LB is eligible.</summary>
    public double OpenShare => 1 / _range;

    /// <summary>
    /// The policy whose bounds are the 1st and 99th percentile of q̂/ĉ over predictions of the kind to come; free or worthless answers do not count.
    /// Without any that count: <see cref="Open"/>.
    /// </summary>
    public static KnapsackPolicy For(IEnumerable<(double Quality, Cost Cost)> predictions)
    {
        double[] ratios =
        [
            .. predictions.Where(point => point.Cost.Usd > 0).Select(point => point.Quality / (double)point.Cost.Usd)
                .Where(ratio => ratio > 0 && double.IsFinite(ratio)).Order(),
        ];
        return ratios.Length == 0 ? Open : new(At(ratios, LowerQuantile), At(ratios, UpperQuantile));
    }

    /// <summary>Ψ(z): least quality per USD that is still eligible.</summary>
    /// <param name="spentShare">z in [0, 1].</param>
    public double Threshold(double spentShare) => LowerBound * Math.Exp(_range * spentShare - 1);

    /// <summary>Whether a candidate is worth its price when a share of the bin is spent. What costs nothing always is.</summary>
    /// <param name="quality">q̂ in [0, 1].</param>
    /// <param name="cost">ĉ.</param>
    /// <param name="spentShare">z in [0, 1].</param>
    public bool IsEligible(double quality, Cost cost, double spentShare) =>
        cost.Usd == 0 || quality / (double)cost.Usd >= Threshold(spentShare);

    private static double At(double[] ordered, double quantile)
    {
        var position = quantile * (ordered.Length - 1);
        var below = (int)position;
        return double.Lerp(ordered[below], ordered[Math.Min(below + 1, ordered.Length - 1)], position - below);
    }
}
