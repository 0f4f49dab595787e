using MetaRouter.Onnx.Quality;

namespace MetaRouter.Training.Quality;

/// <summary>The trained predictor as it will be served: graph and description, and predictions by them.</summary>
/// <param name="graph">As in <see cref="PredictorGraph"/>.</param>
/// <param name="description">Its candidates and training grounds.</param>
internal sealed class TrainedOutcomeFit(byte[] graph, PredictorDescription description) : IOutcomeFit
{
    /// <summary>The served graph.</summary>
    public byte[] Graph { get; } = graph;

    /// <summary>What stands beside it.</summary>
    public PredictorDescription Description { get; } = description;

    /// <inheritdoc />
    public OutcomePredictions Predict(QueryInputs queries)
    {
        using var predictor = new TrainedPredictor(Graph, Description);
        return predictor.Predict(queries, predictor.Candidates);
    }
}
