using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>
/// The one way to predicted outcomes of a pool: by fits that did not see the rows they predict. Not safe for concurrent use (the cache is not).
/// </summary>
/// <param name="cache">Embeddings of the queries.</param>
public sealed class PoolPredictor(EmbeddingCache cache)
{
    /// <summary>Each row predicted by a fit to the rows of the other folds: for meta-training.</summary>
    /// <param name="outcomes">At least <paramref name="folds"/> rows.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="seed">Of the folds and of training.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Seen between folds.</param>
    public async Task<PredictedPool> CrossFitAsync(
        PoolOutcomes outcomes, int folds, int seed, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var queries = await InputsAsync(outcomes, cancellationToken);
        var targets = OutcomeTargets.Of(outcomes.Rows, outcomes.Candidates);
        var (quality, cost) = (new double[queries.Count][], new double[queries.Count][]);
        var done = 0;
        foreach (var (fitted, predicted) in CrossFitting.Plan(queries.Count, folds, new Random(seed)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var predictions = Fit(queries.Select(fitted), targets.Select(fitted)).Predict(queries.Select(predicted));
            foreach (var (place, row) in predicted.Index()) (quality[row], cost[row]) = (predictions.Quality[place], predictions.CostUsd[place]);
            progress?.Report((double)++done / folds);
        }

        return new PredictedPool(outcomes, quality, cost);
    }

    /// <summary>Rows predicted from other rows of the same pool.</summary>
    /// <param name="probe">The rows that are fitted; none of them is among those evaluated.</param>
    /// <param name="evaluated">The rows that are predicted, over the same candidates.</param>
    /// <param name="seed">Of training.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public async Task<PredictedPool> ProbeAsync(PoolOutcomes probe, PoolOutcomes evaluated, int seed, CancellationToken cancellationToken)
    {
        if (!probe.Candidates.SequenceEqual(evaluated.Candidates, StringComparer.Ordinal))
            throw new ArgumentException("The probe and the evaluated rows need the same candidates in the same order.", nameof(probe));
        _ = seed;
        var fit = Fit(await InputsAsync(probe, cancellationToken), OutcomeTargets.Of(probe.Rows, probe.Candidates));
        var predictions = fit.Predict(await InputsAsync(evaluated, cancellationToken));
        return new PredictedPool(evaluated, predictions.Quality, predictions.CostUsd);
    }

    /// <summary>
    /// Predicts a pool on rows of a table. A table with training rows (split train or validation) is fitted on those; any other on a probe drawn
    /// from the evaluated rows, which are then no longer evaluated.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="candidates">The pool.</param>
    /// <param name="split">test, ood or all.</param>
    /// <param name="probe">A number of rows, or a share of them below 1.</param>
    /// <param name="seed">Of the probe's draw and of training.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="OutcomeTableException">The table has no rows of that split, or too few for the probe; the message says what to change.</exception>
    public async Task<PredictedPool> PredictAsync(
        OutcomeTable table, IReadOnlyList<string> candidates, string split, double probe, int seed, CancellationToken cancellationToken)
    {
        var (fitted, evaluated) = ProbeRows.Divide(table.Rows, candidates, split, probe, new Random(seed));
        return await ProbeAsync(PoolOutcomes.Of(fitted, candidates), PoolOutcomes.Of(evaluated, candidates), seed, cancellationToken);
    }

    private static ProbeFit Fit(QueryInputs queries, OutcomeTargets targets) => new(queries, targets, ProbeFit.Plain(queries));

    private Task<QueryInputs> InputsAsync(PoolOutcomes outcomes, CancellationToken cancellationToken) =>
        QueryInputs.OfAsync([.. outcomes.Rows.Select(row => row.Query)], cache, null, cancellationToken);
}
