using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Quality;

/// <summary>Which rows of a table fit a pool's predictors, and which are evaluated: never the same.</summary>
internal static class ProbeRows
{
    private static readonly string[] TrainingSplits = ["train", "validation"];

    /// <summary>
    /// Rows to fit and rows to evaluate. When the evaluated split leaves training rows over, all of those are fitted; otherwise the probe is drawn
    /// from the rows that would be evaluated.
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
        var complete = PoolOutcomes.Of(rows, candidates).Rows;
        var asked = complete.Where(row => split == "all" || row.Split == split).ToArray();
        if (asked.Length == 0)
            throw new OutcomeTableException($"No row of split '{split}' knows the whole pool; the splits are: {string.Join(", ", complete.Select(row => row.Split).Distinct().Order(StringComparer.Ordinal))}. Choose one with --split.");
        var training = complete.Where(row => split != "all" && TrainingSplits.Contains(row.Split) && row.Split != split).ToArray();
        if (training.Length > 0) return (training, asked);

        var count = probe < 1 ? (int)Math.Round(probe * asked.Length) : (int)probe;
        if (count < 1 || count >= asked.Length)
            throw new OutcomeTableException($"A probe of {count} rows leaves none of {asked.Length} to evaluate, or fits none; choose --probe between 1 and {asked.Length - 1}, or a share below 1.");
        random.Shuffle(asked);
        return (asked[..count], asked[count..]);
    }
}
