using System.CommandLine;
using System.Globalization;
using MetaRouter.Cli.Training;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Imports;

namespace MetaRouter.Cli.Datasets;

/// <summary>`metarouter import FILE --name NAME`: loads a file of votes, all or nothing.</summary>
internal static class ImportCommand
{
    private static readonly Actor Command = new(null, "metarouter import");

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON Lines of arena-human-preference-140k or of human votes, also compressed with gzip" };
        var name = new Option<string>("--name") { Description = "What the dataset is to be called", Required = true };
        var skip = new Option<bool>("--skip-bad-lines") { Description = "Pass over lines that are no votes; otherwise one of them refuses the whole file" };
        var database = new DatabaseOptions();
        var command = new Command("import", "Load other people's votes. They never mix with what people did here.") { file, name, skip, database.Data, database.Postgres };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(file), parsed.GetRequiredValue(name), parsed.GetValue(skip), database, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, FileInfo file, string name, bool skipsBadLines, DatabaseOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!file.Exists) throw new InputException($"There is no file {file.FullName}.");
        using var database = await options.OpenAsync(parsed, cancellationToken);
        using var line = new ProgressLine(terminal.Error);
        var result = await new DatasetImport(database, TimeProvider.System).ImportAsync(
            Command, name, file.FullName, skipsBadLines, line.Of("import"), cancellationToken);
        line.Finish();
        foreach (var bad in result.BadLines)
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"line {bad.Number} {bad.Problem}"));
        if (result.BadLineCount > result.BadLines.Count)
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {result.BadLineCount - result.BadLines.Count} more lines"));
        if (result.Dataset is not { } dataset) throw new InputException(Words(result, name));
        await terminal.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{dataset.Name}: {dataset.Loaded} votes loaded, {dataset.Duplicates} were there already, {result.BadLineCount} lines passed over"));
        return ExitCode.Success;
    }

    private static string Words(ImportResult result, string name) => result.Refusal switch
    {
        ImportRefusal.BadName => $"The name must have 1 to {DatasetImport.MaxNameLength} characters.",
        ImportRefusal.NameTaken => $"There is a dataset called \"{name.Trim()}\"; choose another name, or remove that one on the page.",
        ImportRefusal.UnknownFormat => "The first line is no vote in a form that is known here: JSON Lines with conversation_a and conversation_b, or with query, answer_a and answer_b.",
        ImportRefusal.BadLines => string.Create(CultureInfo.InvariantCulture, $"Nothing was loaded: {result.BadLineCount} lines are no votes. Mend them, or pass over them with --skip-bad-lines."),
        _ => result.Problem ?? "The file cannot be read.",
    };
}
