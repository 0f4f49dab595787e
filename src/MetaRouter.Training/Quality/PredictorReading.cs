using MetaRouter.Onnx.Quality;

namespace MetaRouter.Training.Quality;

/// <summary>Asks a served predictor about many queries.</summary>
internal static class PredictorReading
{
    private const int QueriesPerRun = 256;

    /// <summary>Predictions of some of the predictor's candidates, in their order.</summary>
    public static OutcomePredictions Predict(this TrainedPredictor predictor, QueryInputs queries, IReadOnlyList<string> candidates)
    {
        var rows = InParts(queries, part => predictor.Predict(part.Embeddings, part.Features, candidates));
        return new OutcomePredictions(
            [.. rows.Select(row => row.Select(prediction => prediction.Quality).ToArray())],
            [.. rows.Select(row => row.Select(prediction => prediction.CostUsd).ToArray())]);
    }

    /// <summary>Logits of every candidate's quality, not drawn towards means: [row][candidate].</summary>
    public static double[][] Logits(this TrainedPredictor predictor, QueryInputs queries) =>
        [.. InParts(queries, part => predictor.Qualities(part.Embeddings, part.Features)).Select(row => row.Select(quality => LogisticFunction.Logit(quality)).ToArray())];

    private static T[] InParts<T>(QueryInputs queries, Func<QueryInputs, T[]> predict) =>
        [.. Enumerable.Range(0, queries.Count).Chunk(QueriesPerRun).SelectMany(part => predict(queries.Select(part)))];
}
