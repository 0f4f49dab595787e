using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>The baseline that does not look at the query: every candidate's mean quality and cost over the learned rows.</summary>
internal static class CandidateMeans
{
    /// <summary>Predictions for the judged rows.</summary>
    public static PredictedPool Predict(EvaluationData data)
    {
        var (quality, usd) = (Means(data.Learned.Quality), Means(data.Learned.CostUsd));
        return new PredictedPool(data.Predicted.Outcomes, [.. data.Embeddings.Select(_ => quality)], [.. data.Embeddings.Select(_ => usd)]);
    }

    private static double[] Means(double[][] values) =>
        [.. Enumerable.Range(0, values[0].Length).Select(candidate => values.Average(row => row[candidate]))];
}
