using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>Runs the command of every table in this process, and writes the pages.</summary>
/// <param name="data">Folder of the outcome tables.</param>
/// <param name="models">Folder of the models.</param>
/// <param name="seeds">Seeds per table, where its command names none.</param>
/// <param name="keep">Folder for the JSON of each table: what is there is not measured again. Null to keep nothing.</param>
/// <param name="error">Told how far it is.</param>
internal sealed class ResultsWriter(string data, string models, int seeds, string? keep, TextWriter error)
{
    /// <summary>Measures every table and writes the pages.</summary>
    /// <param name="directory">Folder of the pages; made if it does not exist.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns><see cref="ExitCode.Success"/>, or the code of the command that failed; then nothing was written.</returns>
    public async Task<int> WriteAsync(string directory, CancellationToken cancellationToken)
    {
        var measured = new List<MeasuredTable>();
        foreach (var (index, table) in ResultTables.All.Index())
        {
            await error.WriteLineAsync($"{index + 1} of {ResultTables.All.Count}: {table.Command}");
            var (code, json) = await MeasureAsync(table, cancellationToken);
            if (code != ExitCode.Success) return code;
            measured.Add(new MeasuredTable(table, ReportJson.Read(json)));
        }

        Directory.CreateDirectory(directory);
        foreach (var page in measured.GroupBy(table => table.Table.Page, StringComparer.Ordinal))
            await File.WriteAllTextAsync(Path.Combine(directory, page.Key + ".md"), ResultPage.Write(page.Key, [.. page]), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "README.md"), ClaimsPage.Write(new MeasuredTables(measured)), cancellationToken);
        return ExitCode.Success;
    }

    private async Task<(int Code, string Json)> MeasureAsync(ResultTable table, CancellationToken cancellationToken)
    {
        var kept = keep is null ? null : Path.Combine(keep, table.Name + ".json");
        if (File.Exists(kept)) return (ExitCode.Success, await File.ReadAllTextAsync(kept, cancellationToken));
        using var output = new StringWriter();
        string[] howOften = table.NamesSeeds ? [] : ["--seeds", FormattableString.Invariant($"{seeds}")];
        var code = await CommandLine.RunAsync(
            ["evaluate", .. table.ArgumentsFor(data), "--models", models, .. howOften],
            new Terminal(Stream.Null, output, error), cancellationToken);
        if (code == ExitCode.Success && kept is not null)
        {
            Directory.CreateDirectory(keep!);
            await File.WriteAllTextAsync(kept, output.ToString(), cancellationToken);
        }
        return (code, output.ToString());
    }
}
