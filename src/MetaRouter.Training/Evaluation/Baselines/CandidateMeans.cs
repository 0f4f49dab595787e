using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>The baseline that does not look at the query: every candidate's mean quality and cost over the learned rows.</summary>
internal static class CandidateMeans
{
    /// <summary>Predictions for the judged rows.</summary>
    public static PredictedPool Predict(EvaluationData data) => Predict(data.Learned, data.Predicted.Outcomes);

    /// <summary>Predictions for some rows from others, over the same candidates.</summary>
    public static PredictedPool Predict(PoolOutcomes learned, PoolOutcomes judged)
    {
        var (quality, usd) = (Means(learned.Quality), Means(learned.CostUsd));
        return new PredictedPool(judged, [.. judged.Rows.Select(_ => quality)], [.. judged.Rows.Select(_ => usd)]);
    }

    private static double[] Means(double[][] values) =>
        [.. Enumerable.Range(0, values[0].Length).Select(candidate => values.Average(row => row[candidate]))];
}
