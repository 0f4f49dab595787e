using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Evaluation;

/// <summary>The project's own predictors for evaluations.</summary>
/// <param name="predictor">Holds the shipped predictor, if there is one, and fits probes.</param>
/// <param name="seed">Of training on a probe.</param>
public sealed class TrainedPoolPredictor(PoolPredictor predictor, int seed) : IPoolPredictor
{
    /// <inheritdoc />
    public bool Knows(IReadOnlyList<string> candidates, IReadOnlyCollection<string> datasets) => predictor.Knows(candidates, datasets);

    /// <inheritdoc />
    public Task<PredictedPool> TrainedAsync(PoolOutcomes evaluated, CancellationToken cancellationToken) =>
        predictor.ShippedAsync(evaluated, cancellationToken);

    /// <inheritdoc />
    public Task<PredictedPool> ProbedAsync(PoolOutcomes probe, PoolOutcomes evaluated, bool fromScratch, CancellationToken cancellationToken) =>
        predictor.ProbeAsync(probe, evaluated, fromScratch, seed, cancellationToken);
}
