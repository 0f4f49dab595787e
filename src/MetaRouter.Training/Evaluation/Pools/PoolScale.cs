using MetaRouter.Core.Candidates;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Pools;

/// <summary>The cost scale of a pool from what its candidates are expected to cost on the judged rows.</summary>
internal static class PoolScale
{
    private const double NearlyAlways = 0.95;

    /// <summary>Log: by the mean expected costs; linear: by the 95th percentile of the dearest candidate's expected cost.</summary>
    /// <param name="predicted">All rows and candidates.</param>
    /// <param name="candidates">Positions of the pool's candidates.</param>
    /// <param name="scaling">Kind of scale.</param>
    /// <param name="prices">What every candidate's costs are multiplied with; null for 1.</param>
    public static CostScale Of(PredictedPool predicted, int[] candidates, CostScaling scaling, double[]? prices = null)
    {
        double[] means = [.. candidates.Select((candidate, index) => predicted.PredictedCostUsd.Average(costs => costs[candidate]) * (prices?[index] ?? 1))];
        if (scaling == CostScaling.Log) return CostScale.Log(means);

        var dearest = Array.IndexOf(means, means.Max());
        var costs = predicted.PredictedCostUsd.Select(row => row[candidates[dearest]] * (prices?[dearest] ?? 1)).Order().ToArray();
        return CostScale.Linear(Math.Max(costs[(int)Math.Round(NearlyAlways * (costs.Length - 1))], 1e-9));
    }
}
