namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>A table of docs/results: the command that makes it, and what of its output is shown.</summary>
/// <param name="Name">Unique; pages refer to it.</param>
/// <param name="Page">The page it stands on, a file name without extension.</param>
/// <param name="Title">Heading.</param>
/// <param name="Data">File name of the outcome table.</param>
/// <param name="Options">Command and options, without those about files.</param>
/// <param name="Metrics">Columns; empty for all.</param>
/// <param name="Curves">Whether the curves are shown, too.</param>
internal sealed record ResultTable(string Name, string Page, string Title, string Data, string Options, IReadOnlyList<string> Metrics, bool Curves = true)
{
    /// <summary>The arguments after <c>metarouter evaluate</c>.</summary>
    /// <param name="data">Folder of the outcome tables.</param>
    public IReadOnlyList<string> ArgumentsFor(string data) => [.. Options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--outcomes", Path.Combine(data, Data)];

    /// <summary>Whether the options say how many seeds there are.</summary>
    public bool NamesSeeds => Options.Contains("--seeds", StringComparison.Ordinal);

    /// <summary>The command as a reader types it.</summary>
    public string Command => $"metarouter evaluate {Options} --outcomes $DATA/{Data} --format markdown";
}
