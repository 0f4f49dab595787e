using MetaRouter.Core.Frontiers;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.TradeOffs;

/// <summary>
/// Hulls over shares of the best single candidate's cost: at 0.05, 0.10, …, 1, and, where each seed has one pool, at every corner of every
/// seed's hull. Heights are means over the pools of a seed; below the cheapest point of any of them there is none.
/// </summary>
internal static class TradeOffCurves
{
    private const int Steps = 20;

    /// <summary>Adds one curve per method.</summary>
    /// <param name="report">Takes the curves.</param>
    /// <param name="seeds">The pools of each seed.</param>
    public static void Add(ReportBuilder report, IReadOnlyList<RouterCurves[]> seeds)
    {
        foreach (var method in seeds[0][0].ByMethod.Keys)
        {
            var hulls = seeds.Select(pools => pools.Select(pool => new Scaled(pool, method)).ToArray()).ToArray();
            var shares = Enumerable.Range(1, Steps).Select(step => (double)step / Steps);
            if (hulls.All(pools => pools.Length == 1)) shares = shares.Concat(hulls.SelectMany(pools => pools[0].Corners));
            foreach (var share in shares.Distinct().Order())
                foreach (var pools in hulls)
                    report.AddPoint(method, share, pools.Average(pool => pool.QualityAt(share)));
        }
    }

    private sealed class Scaled(RouterCurves pool, string method)
    {
        private readonly QualityHull _hull = new(pool.ByMethod[method].Select(point => point with { Cost = point.Cost / BestCost(pool) }));

        public IEnumerable<double> Corners => _hull.Points.Select(point => point.Cost);

        public double QualityAt(double share) => share < _hull.Points[0].Cost ? double.NaN : _hull.QualityAt(share);

        private static double BestCost(RouterCurves pool) => Math.Max(TradeOffMeasures.BestSingle(pool.Singles).Cost, 1e-12);
    }
}
