using MetaRouter.Onnx.Quality;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>
/// The one way to predicted outcomes of a pool: by fits that did not see the rows they predict. Not safe for concurrent use (the cache is not).
/// </summary>
/// <param name="cache">Embeddings of the queries.</param>
/// <param name="shipped">The trained predictor, or null when there is none; stays the caller's to dispose.</param>
public sealed class PoolPredictor(EmbeddingCache cache, TrainedPredictor? shipped = null)
{
    /// <summary>Fewest rows that train a predictor of their own; fewer fit ridges.</summary>
    public const int TrainableRows = 1000;

    private static readonly PredictorOptions Quick = new() { Networks = 1, CalibrationShare = 0 };
    private static readonly PredictorOptions Thorough = new() { CalibrationShare = 0 };

    /// <summary>Whether the shipped predictor knows all of these candidates from each of these data sets.</summary>
    public bool Knows(IReadOnlyList<string> candidates, IReadOnlyCollection<string> datasets) =>
        KnowsAll(candidates) && datasets.All(dataset => shipped!.KnowsFrom(dataset, candidates));

    /// <summary>Each row predicted by a fit to the rows of the other folds: for meta-training.</summary>
    /// <param name="outcomes">At least <paramref name="folds"/> rows.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="seed">Of the folds and of training.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Seen between steps.</param>
    public async Task<PredictedPool> CrossFitAsync(
        PoolOutcomes outcomes, int folds, int seed, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var queries = await InputsAsync(outcomes, cancellationToken);
        var targets = OutcomeTargets.Of(outcomes.Rows, outcomes.Candidates);
        var (quality, cost) = (new double[queries.Count][], new double[queries.Count][]);
        var random = new Random(seed);
        var done = 0;
        foreach (var (fitted, predicted) in CrossFitting.Plan(queries.Count, folds, random))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fit = Fit(queries.Select(fitted), targets.Select(fitted), Quick, null, random, cancellationToken);
            var predictions = fit.Predict(queries.Select(predicted));
            foreach (var (place, row) in predicted.Index()) (quality[row], cost[row]) = (predictions.Quality[place], predictions.CostUsd[place]);
            progress?.Report((double)++done / folds);
        }

        return new PredictedPool(outcomes, quality, cost);
    }

    /// <summary>Rows predicted from other rows of the same pool.</summary>
    /// <param name="probe">The rows that are fitted; none of them is among those evaluated.</param>
    /// <param name="evaluated">The rows that are predicted, over the same candidates.</param>
    /// <param name="fromScratch">Whether the shipped predictor may not lend its outputs as inputs, since it may have seen the rows or the candidates.</param>
    /// <param name="seed">Of training.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public async Task<PredictedPool> ProbeAsync(PoolOutcomes probe, PoolOutcomes evaluated, bool fromScratch, int seed, CancellationToken cancellationToken)
    {
        if (!probe.Candidates.SequenceEqual(evaluated.Candidates, StringComparer.Ordinal))
            throw new ArgumentException("The probe and the evaluated rows need the same candidates in the same order.", nameof(probe));
        var targets = OutcomeTargets.Of(probe.Rows, probe.Candidates);
        var fit = Fit(await InputsAsync(probe, cancellationToken), targets, Thorough, fromScratch ? null : shipped, new Random(seed), cancellationToken);
        return Predicted(evaluated, fit.Predict(await InputsAsync(evaluated, cancellationToken)));
    }

    /// <summary>Rows predicted by the shipped predictor, which did not see rows of split test or ood.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it does not know every candidate.</exception>
    public async Task<PredictedPool> ShippedAsync(PoolOutcomes evaluated, CancellationToken cancellationToken)
    {
        if (!KnowsAll(evaluated.Candidates))
            throw new InvalidOperationException("The shipped predictor does not know every candidate of the pool; fit a probe instead.");
        return Predicted(evaluated, shipped!.Predict(await InputsAsync(evaluated, cancellationToken), evaluated.Candidates));
    }

    private bool KnowsAll(IReadOnlyList<string> candidates) => shipped is not null && candidates.All(shipped.Knows);

    private static PredictedPool Predicted(PoolOutcomes evaluated, OutcomePredictions predictions) =>
        new(evaluated, predictions.Quality, predictions.CostUsd);

    private static IOutcomeFit Fit(
        QueryInputs queries, OutcomeTargets targets, PredictorOptions options, TrainedPredictor? trained, Random random, CancellationToken cancellationToken)
    {
        if (queries.Count < TrainableRows) return new ProbeFit(queries, targets, new ProbeInputs(queries, trained).Of);
        var grounds = Enumerable.Repeat("own", queries.Count).ToArray();
        return new PredictorTraining(options).Train(queries, targets, grounds, random, null, cancellationToken);
    }

    private Task<QueryInputs> InputsAsync(PoolOutcomes outcomes, CancellationToken cancellationToken) =>
        QueryInputs.OfAsync([.. outcomes.Rows.Select(row => row.Query)], cache, null, cancellationToken);
}
