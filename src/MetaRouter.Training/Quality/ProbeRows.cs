using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>Which rows of a table fit a pool's predictors, and which are evaluated: never the same.</summary>
internal static class ProbeRows
{
    /// <summary>Every split; the others are names in the table.</summary>
    public const string AllSplits = "all";

    private static readonly string[] TrainingSplits = ["train", "validation"];

    /// <summary>Rows of a split that know the whole pool.</summary>
    /// <exception cref="OutcomeTableException">There is none; the message says which splits there are.</exception>
    public static IReadOnlyList<OutcomeRow> Of(IReadOnlyList<OutcomeRow> rows, IReadOnlyList<string> candidates, string split)
    {
        var complete = PoolOutcomes.Of(rows, candidates).Rows;
        var asked = complete.Where(row => split == AllSplits || row.Split == split).ToArray();
        if (asked.Length > 0) return asked;
        var splits = string.Join(", ", complete.Select(row => row.Split).Distinct().Order(StringComparer.Ordinal));
        throw new OutcomeTableException($"No row of split '{split}' knows the whole pool; the splits are: {splits}. Choose one with --split.");
    }

    /// <summary>
    /// Rows to fit and rows to evaluate. The probe is drawn from training rows (split train or validation) when the evaluated split leaves some
    /// over; otherwise from the rows that would be evaluated.
    /// </summary>
    /// <param name="rows">All rows.</param>
    /// <param name="candidates">The pool; rows that lack one are left out.</param>
    /// <param name="split">test, ood or all.</param>
    /// <param name="probe">A number of rows, or a share of them below 1.</param>
    /// <param name="random">Draws the probe.</param>
    /// <exception cref="OutcomeTableException">No rows of that split, or too few for the probe.</exception>
    public static (IReadOnlyList<OutcomeRow> Fitted, IReadOnlyList<OutcomeRow> Evaluated) Divide(
        IReadOnlyList<OutcomeRow> rows, IReadOnlyList<string> candidates, string split, double probe, Random random)
    {
        var asked = Of(rows, candidates, split).ToArray();
        var training = split == AllSplits ? [] : PoolOutcomes.Of(rows, candidates).Rows.Where(row => TrainingSplits.Contains(row.Split) && row.Split != split).ToArray();
        var source = training.Length > 0 ? training : asked;
        var count = probe < 1 ? (int)Math.Round(probe * source.Length) : (int)probe;
        var most = training.Length > 0 ? training.Length : asked.Length - 1;
        if (count < 1 || count > most)
            throw new OutcomeTableException($"A probe of {count} rows cannot be drawn from {source.Length} and leave rows to evaluate; choose --probe between 1 and {most}, or a share below 1.");
        random.Shuffle(source);
        return training.Length > 0 ? (source[..count], asked) : (source[..count], source[count..]);
    }
}
