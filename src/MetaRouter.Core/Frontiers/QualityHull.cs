using System.Collections.Immutable;

namespace MetaRouter.Core.Frontiers;

/// <summary>
/// The non-decreasing concave hull of some routings: the best mean quality for each mean cost when queries may be divided between two
/// routings at random. Average improvement in quality (AIQ) is its mean height over a range of costs (RouterBench, arXiv 2403.12031):
/// AIQ = 1/(c_high − c_low) · ∫ hull(c) dc. Immutable.
/// </summary>
public sealed class QualityHull
{
    /// <param name="points">At least one.</param>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public QualityHull(IEnumerable<TradeOffPoint> points)
    {
        var hull = new List<TradeOffPoint>();
        foreach (var point in TradeOffPoint.NotDominated(points))
        {
            while (hull.Count >= 2 && Slope(hull[^2], point) >= Slope(hull[^2], hull[^1])) hull.RemoveAt(hull.Count - 1);
            hull.Add(point);
        }
        Points = hull.Count > 0 ? [.. hull] : throw new ArgumentException("A hull needs at least one point.", nameof(points));
    }

    /// <summary>The corners, from cheap to dear; quality rises, ever less steeply.</summary>
    public ImmutableArray<TradeOffPoint> Points { get; }

    /// <summary>The best mean quality at a mean cost: 0 below the cheapest corner (nothing can be had), level above the dearest.</summary>
    public double QualityAt(double cost)
    {
        if (cost < Points[0].Cost) return 0;
        var next = 1;
        while (next < Points.Length && Points[next].Cost <= cost) next++;
        return next == Points.Length ? Points[^1].Quality : Points[next - 1].Quality + Slope(Points[next - 1], Points[next]) * (cost - Points[next - 1].Cost);
    }

    /// <summary>The least mean cost for a mean quality; null when it is out of reach.</summary>
    public double? CostAt(double quality)
    {
        if (quality > Points[^1].Quality) return null;
        if (quality <= Points[0].Quality) return Points[0].Cost;
        var next = 1;
        while (Points[next].Quality < quality) next++;
        return Points[next - 1].Cost + (quality - Points[next - 1].Quality) / Slope(Points[next - 1], Points[next]);
    }

    /// <summary>AIQ in [0, 1] over a range of costs; at a range of no width, the quality there.</summary>
    /// <param name="lowCost">Usually the cheapest candidate's mean cost.</param>
    /// <param name="highCost">Usually the dearest candidate's mean cost; not below <paramref name="lowCost"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public double AverageImprovement(double lowCost, double highCost)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(highCost, lowCost);
        if (highCost <= lowCost) return QualityAt(lowCost);
        var from = Math.Max(lowCost, Points[0].Cost);
        if (from >= highCost) return 0;
        double[] corners = [from, .. Points.Select(point => point.Cost).Where(cost => cost > from && cost < highCost), highCost];
        var area = corners.Zip(corners.Skip(1)).Sum(step => (step.Second - step.First) * (QualityAt(step.First) + QualityAt(step.Second)) / 2);
        return area / (highCost - lowCost);
    }

    private static double Slope(TradeOffPoint left, TradeOffPoint right) => (right.Quality - left.Quality) / (right.Cost - left.Cost);
}
