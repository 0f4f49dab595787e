using System.Globalization;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation;

/// <summary>A table cut to a pool and divided: rows that may be learned from, and rows that are judged. No row is in both. Immutable.</summary>
/// <param name="Learnable">All rows that a fit may see: for a test split the table's train and validation rows, otherwise the probe.</param>
/// <param name="Probe">The part of them (or all) that fits the predictors of a pool that the trained ones do not know.</param>
/// <param name="Evaluated">The rows on which routing is judged.</param>
public sealed record EvaluationRows(PoolOutcomes Learnable, PoolOutcomes Probe, PoolOutcomes Evaluated)
{
    /// <summary>Fewest rows on which routing can be judged.</summary>
    public const int Fewest = 8;

    private static readonly string[] LearnableSplits = ["train", "validation"];

    /// <summary>Divides the rows on which every candidate has a quality and a cost.</summary>
    /// <param name="table">The table.</param>
    /// <param name="candidates">The pool.</param>
    /// <param name="split">Which rows are judged.</param>
    /// <param name="probe">Size of the probe: a whole number of rows, or a fraction below 1.</param>
    /// <param name="random">Draws the probe.</param>
    /// <exception cref="EvaluationException">No rows of that split, or the probe leaves too few.</exception>
    /// <exception cref="OutcomeTableException">No row knows every candidate.</exception>
    public static EvaluationRows Divide(OutcomeTable table, IReadOnlyList<string> candidates, EvaluationSplit split, double probe, Random random)
    {
        var complete = PoolOutcomes.Of(table.Rows, candidates).Rows;
        var learnable = split == EvaluationSplit.Test ? complete.Where(row => LearnableSplits.Contains(row.Split, StringComparer.Ordinal)).ToList() : [];
        var judged = complete.Where(row => split == EvaluationSplit.All || row.Split == NameOf(split)).ToList();
        if (judged.Count == 0) throw new EvaluationException(NoRows(split, complete));

        var source = learnable.Count > 0 ? learnable : judged;
        var size = probe < 1 ? (int)Math.Round(probe * source.Count) : (int)Math.Min(probe, source.Count);
        if (learnable.Count == 0 && judged.Count - size < Fewest)
            throw new EvaluationException(string.Create(
                CultureInfo.InvariantCulture,
                $"--probe {probe} takes {size} of the {judged.Count} rows that know every candidate, and an evaluation needs at least {Fewest} others; ask for a smaller probe, for instance --probe 0.3."));
        if (judged.Count < Fewest)
            throw new EvaluationException($"Only {judged.Count} rows of split {NameOf(split)} know every candidate; an evaluation needs at least {Fewest}. Name fewer candidates with --pool.");

        var drawn = source.ToArray();
        random.Shuffle(drawn);
        var probed = drawn[..Math.Max(size, 1)].ToHashSet();
        var probeRows = source.Where(probed.Contains).ToList();
        return new EvaluationRows(
            PoolOutcomes.Of(learnable.Count > 0 ? learnable : probeRows, candidates),
            PoolOutcomes.Of(probeRows, candidates),
            PoolOutcomes.Of(learnable.Count > 0 ? judged : judged.Where(row => !probed.Contains(row)), candidates));
    }

    private static string NoRows(EvaluationSplit split, IReadOnlyList<OutcomeRow> rows)
    {
        var present = rows.GroupBy(row => row.Split, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} ({group.Count()} rows)");
        return $"No row of split {NameOf(split)} knows every candidate; there are {string.Join(", ", present)}. Choose with --split test, ood or all.";
    }

    private static string NameOf(EvaluationSplit split) => split.ToString().ToLowerInvariant();
}
