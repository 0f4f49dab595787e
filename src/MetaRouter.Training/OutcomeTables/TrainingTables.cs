namespace MetaRouter.Training.OutcomeTables;

/// <summary>The outcome tables that shipped models are trained on, as files of one data folder (docs/mathematics.md names their sources).</summary>
public static class TrainingTables
{
    private static readonly string[] TrainingSplits = ["train", "validation"];

    /// <summary>Where the tables come from, for the cards of trained models.</summary>
    public static string Sources { get; } =
        "Outcomes of the public leaderboards WildEval/ZeroEval and TIGER-AI-Lab/MMLU-Pro (both Apache-2.0), as tables in the format of docs/specs/evaluation.md; costs are estimated from lengths and list prices of late 2024.";

    /// <summary>File names; any of them may also lack the .gz.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["zeroeval.jsonl.gz", "mmlu_pro.jsonl.gz"];

    /// <summary>Reads the tables of a folder.</summary>
    /// <exception cref="OutcomeTableException">A table is missing or damaged.</exception>
    public static Task<OutcomeTable> ReadAsync(string directory, CancellationToken cancellationToken) =>
        OutcomeTable.ReadAsync(FileNames.Select(name => Find(directory, name)), cancellationToken);

    /// <summary>The rows that shipped models are trained on: split train and validation. The choices were made on validation before.</summary>
    public static IReadOnlyList<OutcomeRow> Rows(OutcomeTable table) => [.. table.Rows.Where(row => TrainingSplits.Contains(row.Split))];

    /// <summary>Candidates with enough rows to be trained on, in ordinal order.</summary>
    /// <param name="rows">Rows of any table.</param>
    /// <param name="fewest">Fewest rows of a candidate, at least 1.</param>
    /// <exception cref="OutcomeTableException">Fewer than two candidates have so many rows.</exception>
    public static IReadOnlyList<string> Candidates(IReadOnlyList<OutcomeRow> rows, int fewest)
    {
        string[] candidates =
        [
            .. rows.SelectMany(row => row.Outcomes.Keys).GroupBy(id => id, StringComparer.Ordinal)
                .Where(group => group.Count() >= fewest).Select(group => group.Key).Order(StringComparer.Ordinal),
        ];
        return candidates.Length >= 2
            ? candidates
            : throw new OutcomeTableException($"Fewer than two candidates have {fewest} rows of split {string.Join(" or ", TrainingSplits)}; name a folder with larger tables.");
    }

    private static string Find(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        var plain = Path.ChangeExtension(path, null);
        return !File.Exists(path) && File.Exists(plain) ? plain : path;
    }
}
