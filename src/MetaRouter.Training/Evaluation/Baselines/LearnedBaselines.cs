using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>The baselines that learn from outcomes, fitted to the rows that the router could learn from.</summary>
/// <param name="Neighbours">Predictions by k-NN.</param>
/// <param name="Means">Predictions by candidate means.</param>
/// <param name="Clusters">The cluster router.</param>
internal sealed record LearnedBaselines(PredictedPool Neighbours, PredictedPool Means, ClusterRouter Clusters)
{
    /// <summary>Fits all three.</summary>
    public static LearnedBaselines Fit(EvaluationData data, int seed, CancellationToken cancellationToken) => new(
        NearestNeighbours.Predict(data, cancellationToken),
        CandidateMeans.Predict(data),
        new ClusterRouter(data, SeedParts.Random(seed, SeedParts.Clusters), cancellationToken));
}
