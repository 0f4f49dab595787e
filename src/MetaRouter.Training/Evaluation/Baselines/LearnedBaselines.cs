using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>The baselines that learn from outcomes, fitted to the rows that the router could learn from.</summary>
/// <param name="Neighbours">Predictions by k-NN.</param>
/// <param name="Means">Predictions by candidate means.</param>
/// <param name="Clusters">The cluster router.</param>
internal sealed record LearnedBaselines(PredictedPool Neighbours, PredictedPool Means, ClusterRouter Clusters)
{
    /// <summary>Fits all three.</summary>
    /// <param name="data">What may be learned, and what is judged.</param>
    /// <param name="seed">Of the clusters.</param>
    /// <param name="earlier">Baselines of another seed on the same data, of which only the clusters are fitted again; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static LearnedBaselines Fit(EvaluationData data, int seed, LearnedBaselines? earlier, CancellationToken cancellationToken) => new(
        earlier?.Neighbours ?? NearestNeighbours.Predict(data, cancellationToken),
        earlier?.Means ?? CandidateMeans.Predict(data),
        new ClusterRouter(data, SeedParts.Random(seed, SeedParts.Clusters), cancellationToken));
}
