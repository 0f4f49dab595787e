namespace MetaRouter.Core.Candidates;

/// <summary>How dollars become the normalised cost c̃ of the reward.</summary>
public enum CostScaling
{
    /// <summary>By the logarithm of the cost; the default.</summary>
    Log,

    /// <summary>In proportion to the cost.</summary>
    Linear,
}

/// <summary>
/// Maps a cost in dollars to c̃ ∈ [0, 1] for one pool at its present prices (docs/mathematics.md, section 1). Immutable; a context keeps
/// the c̃ it was made with, whatever becomes of the scale.
/// </summary>
public sealed class CostScale
{
    private readonly double _low;
    private readonly double _span;

    private CostScale(CostScaling scaling, double low, double span)
    {
        Scaling = scaling;
        _low = low;
        _span = span;
        Version = FormattableString.Invariant($"{scaling.ToString().ToLowerInvariant()}-{low:G6}-{span:G6}");
    }

    /// <summary>The kind of scaling.</summary>
    public CostScaling Scaling { get; }

    /// <summary>Names the scale: kind and constants.</summary>
    public string Version { get; }

    /// <summary>
    /// The logarithmic scale: c̃ = clip((ln c − ln c_min + 0.15 r) / (1.3 r), 0, 1) with r = max(ln(c_max/c_min), ln 4).
    /// </summary>
    /// <param name="meanExpectedCosts">Mean expected cost of each candidate in USD, at least one; free candidates count as 10⁻⁹.</param>
    public static CostScale Log(IReadOnlyCollection<double> meanExpectedCosts)
    {
        var low = Math.Log(Floor(meanExpectedCosts.Min()));
        var range = Math.Max(Math.Log(Floor(meanExpectedCosts.Max())) - low, Math.Log(4));
        return new CostScale(CostScaling.Log, low - 0.15 * range, 1.3 * range);
    }

    /// <summary>The linear scale: c̃ = min(c/τ, 1).</summary>
    /// <param name="dearestNearlyAlways">τ: the 95th percentile of the dearest candidate's cost, above 0 USD.</param>
    public static CostScale Linear(double dearestNearlyAlways)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dearestNearlyAlways);
        return new CostScale(CostScaling.Linear, 0, dearestNearlyAlways);
    }

    /// <summary>c̃ ∈ [0, 1] of a cost.</summary>
    public double Normalise(Cost cost) => NormaliseUsd((double)cost.Usd);

    /// <summary>c̃ ∈ [0, 1] of an amount of at least 0 USD, for expectations that are no exact amounts of money.</summary>
    public double NormaliseUsd(double usd)
    {
        var position = Scaling == CostScaling.Log ? Math.Log(Floor(usd)) : usd;
        return Math.Clamp((position - _low) / _span, 0, 1);
    }

    private static double Floor(double usd) => Math.Max(usd, 1e-9);
}
