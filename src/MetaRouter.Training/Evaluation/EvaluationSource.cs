using MetaRouter.Core.Queries;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation;

/// <summary>Turns a table into <see cref="EvaluationData"/>, one for each seed: the seed draws the probe.</summary>
/// <param name="table">The outcomes.</param>
/// <param name="candidates">The pool; every id is in the table.</param>
/// <param name="split">Which rows are judged.</param>
/// <param name="probe">Rows (or, below 1, share of rows) that fit predictors of an unknown pool.</param>
/// <param name="predictor">Predicts.</param>
/// <param name="encode">Turns texts into embeddings.</param>
public sealed class EvaluationSource(
    OutcomeTable table, IReadOnlyList<string> candidates, EvaluationSplit split, double probe, IPoolPredictor predictor,
    Func<IReadOnlyList<string>, CancellationToken, Task<IReadOnlyList<QueryEmbedding>>> encode)
{
    private (EvaluationData Data, EvaluationRows Rows)? _trained;

    /// <summary>Candidate ids in pool order.</summary>
    public IReadOnlyList<string> Candidates => candidates;

    /// <summary>Which rows are judged.</summary>
    public EvaluationSplit Split => split;

    /// <summary>SHA-256 by file name.</summary>
    public IReadOnlyDictionary<string, string> Hashes => table.Hashes;

    /// <summary>
    /// The data of one seed. Trained predictions are made once and serve all seeds; they are used on a test split of data sets that every
    /// candidate is known from, since only there no judged row was trained on and costs are those of the training.
    /// </summary>
    /// <exception cref="EvaluationException">The rows do not suffice.</exception>
    public async Task<EvaluationData> ForAsync(int seed, CancellationToken cancellationToken)
    {
        if (_trained is { } known) return known.Data;
        var rows = EvaluationRows.Divide(table, candidates, split, probe, SeedParts.Random(seed, SeedParts.Probe));
        var trained = split == EvaluationSplit.Test && predictor.Knows(candidates, rows.Evaluated.Rows.Select(row => row.Dataset).ToHashSet(StringComparer.Ordinal));
        var predicted = trained
            ? await predictor.TrainedAsync(rows.Evaluated, cancellationToken)
            : await predictor.ProbedAsync(rows.Probe, rows.Evaluated, fromScratch: split == EvaluationSplit.All, cancellationToken);
        var learned = trained ? rows.Learnable : rows.Probe;
        var data = new EvaluationData(predicted, await EncodeAsync(rows.Evaluated, cancellationToken), learned, await EncodeAsync(learned, cancellationToken), trained);
        if (trained) _trained = (data, rows);
        return data;
    }

    /// <summary>
    /// The judged rows of trained predictions, predicted from a probe instead: what would be known of candidates that no training saw. Null
    /// when the last data came from a probe anyway.
    /// </summary>
    public async Task<PredictedPool?> UntrainedAsync(CancellationToken cancellationToken) => _trained is { } known
        ? await predictor.ProbedAsync(known.Rows.Probe, known.Rows.Evaluated, fromScratch: true, cancellationToken)
        : null;

    /// <summary>Every row of any split on which each candidate has a quality and a cost.</summary>
    /// <exception cref="OutcomeTableException">No row knows every candidate.</exception>
    public PoolOutcomes Complete() => PoolOutcomes.Of(table.Rows, candidates);

    /// <summary>Rows predicted by a fit to others, without help from trained predictors, which may have seen them.</summary>
    public Task<PredictedPool> PredictAsync(PoolOutcomes fitted, PoolOutcomes judged, CancellationToken cancellationToken) =>
        predictor.ProbedAsync(fitted, judged, fromScratch: true, cancellationToken);

    /// <summary>Embeddings of the rows' queries.</summary>
    public Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(PoolOutcomes outcomes, CancellationToken cancellationToken) =>
        encode([.. outcomes.Rows.Select(row => row.Query)], cancellationToken);
}
