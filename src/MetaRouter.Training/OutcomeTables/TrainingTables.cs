namespace MetaRouter.Training.OutcomeTables;

/// <summary>The outcome tables that shipped models are trained on, as files of one data folder (docs/mathematics.md names their sources).</summary>
public static class TrainingTables
{
    /// <summary>File names; any of them may also lack the .gz.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["zeroeval.jsonl.gz", "mmlu_pro.jsonl.gz"];

    /// <summary>Reads the tables of a folder.</summary>
    /// <exception cref="OutcomeTableException">A table is missing or damaged.</exception>
    public static Task<OutcomeTable> ReadAsync(string directory, CancellationToken cancellationToken) =>
        OutcomeTable.ReadAsync(FileNames.Select(name => Find(directory, name)), cancellationToken);

    private static string Find(string directory, string name)
    {
        var path = Path.Combine(directory, name);
        var plain = Path.ChangeExtension(path, null);
        return !File.Exists(path) && File.Exists(plain) ? plain : path;
    }
}
