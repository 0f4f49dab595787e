using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Evaluation;

/// <summary>The project's own predictors for evaluations.</summary>
/// <param name="predictor">Fits probes.</param>
/// <param name="seed">Of training.</param>
public sealed class TrainedPoolPredictor(PoolPredictor predictor, int seed) : IPoolPredictor
{
    /// <inheritdoc />
    public bool Knows(IReadOnlyList<string> candidates) => false;

    /// <inheritdoc />
    public Task<PredictedPool> TrainedAsync(PoolOutcomes evaluated, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public Task<PredictedPool> ProbedAsync(PoolOutcomes probe, PoolOutcomes evaluated, CancellationToken cancellationToken) =>
        predictor.ProbeAsync(probe, evaluated, seed, cancellationToken);
}
