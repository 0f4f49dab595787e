using MetaRouter.Core.Frontiers;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.TradeOffs;

/// <summary>The numbers of one method over one pool (docs/specs/evaluation.md).</summary>
/// <param name="Aiq">Mean height of the hull between the cheapest and the dearest candidate's mean cost.</param>
/// <param name="Hypervolume">In units of the dearest candidate's mean cost, up to (1.1, 0).</param>
/// <param name="Igd">Distance to the best points of all methods except the oracle, same unit.</param>
/// <param name="CostAt98">Cost of 98 % of the best single candidate's quality, as a share of that candidate's cost; not a number out of reach.</param>
/// <param name="QualityAt25">Quality at 25 % of the best single candidate's cost, as a share of that candidate's quality.</param>
internal sealed record TradeOffMeasures(double Aiq, double Hypervolume, double Igd, double CostAt98, double QualityAt25)
{
    private const double NearlyBest = 0.98;
    private const double SmallBudget = 0.25;

    /// <summary>Measures every method of a pool.</summary>
    public static IReadOnlyDictionary<string, TradeOffMeasures> Of(RouterCurves curves)
    {
        var (low, high) = (curves.Singles.Min(point => point.Cost), curves.Singles.Max(point => point.Cost));
        var unit = Math.Max(high, 1e-12);
        var best = BestSingle(curves.Singles);
        TradeOffPoint[] Scaled(IEnumerable<TradeOffPoint> points) => [.. points.Select(point => point with { Cost = point.Cost / unit })];
        var front = TradeOffPoint.NotDominated(
            curves.ByMethod.Where(method => method.Key != RouterCurves.Oracle).SelectMany(method => Scaled(method.Value)));

        return curves.ByMethod.ToDictionary(method => method.Key, method =>
        {
            var hull = new QualityHull(method.Value);
            var scaled = Scaled(method.Value);
            return new TradeOffMeasures(
                hull.AverageImprovement(low, high),
                Core.Frontiers.Hypervolume.Of(scaled, RoutedPool.WorstPoint),
                InvertedGenerationalDistance.Of(scaled, [.. front]),
                best.Cost > 0 ? hull.CostAt(NearlyBest * best.Quality) / best.Cost ?? double.NaN : double.NaN,
                best is { Cost: > 0, Quality: > 0 } ? hull.QualityAt(SmallBudget * best.Cost) / best.Quality : double.NaN);
        });
    }

    /// <summary>The candidate of the highest mean true quality; the cheaper of equals.</summary>
    public static TradeOffPoint BestSingle(IEnumerable<TradeOffPoint> singles) =>
        singles.OrderByDescending(point => point.Quality).ThenBy(point => point.Cost).First();
}
