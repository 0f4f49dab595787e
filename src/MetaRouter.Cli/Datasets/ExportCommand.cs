using System.CommandLine;
using System.Globalization;
using MetaRouter.Cli.Training;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Research;

namespace MetaRouter.Cli.Datasets;

/// <summary>`metarouter export KIND --out DIR`: writes a dataset with its manifest and card, under the rules that an admin has set.</summary>
internal static class ExportCommand
{
    private static readonly Actor Command = new(null, "metarouter export");

    public static Command Create(Terminal terminal)
    {
        var kind = new Argument<string>("kind") { Description = "What: arena, dpo, kto, bandit or contexts" };
        kind.AcceptOnlyFromAmong([.. Enum.GetValues<DatasetKind>().Select(DatasetRequest.Name)]);
        var output = new Option<DirectoryInfo>("--out") { Description = "The directory to write into", Required = true };
        var format = new Option<string>("--format") { Description = "Form of the rows", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var gzip = new Option<bool>("--gzip") { Description = "Compress the data file" };
        var from = Moment("--from", "Judged on this day or later (2026-01-31, UTC)");
        var to = Moment("--to", "Judged on this day or earlier (2026-01-31, UTC)");
        var category = new Option<string?>("--category") { Description = "Only this kind of task" };
        var language = new Option<string?>("--language") { Description = "Only questions in this language, such as en" };
        var prices = new Option<string?>("--prices-shown") { Description = "Only votes with (yes) or without (no) prices on screen" };
        prices.AcceptOnlyFromAmong("yes", "no");
        var database = new DatabaseOptions();
        var command = new Command("export", "Export judged comparisons, preferences, decisions or context sets, with pseudonyms. A program may go on running meanwhile.")
        {
            kind, output, format, gzip, from, to, category, language, prices, database.Data, database.Postgres,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new DatasetRequest
            {
                Kind = DatasetRequest.KindOf(parsed.GetRequiredValue(kind))!.Value,
                Format = parsed.GetRequiredValue(format) == "csv" ? DatasetFormat.Csv : DatasetFormat.Jsonl,
                IsCompressed = parsed.GetValue(gzip),
                Filter = new ComparisonFilter
                {
                    From = Midnight(parsed.GetValue(from), 0),
                    Before = Midnight(parsed.GetValue(to), 1),
                    Category = parsed.GetValue(category),
                    Language = parsed.GetValue(language),
                    PricesShown = parsed.GetValue(prices) switch { "yes" => true, "no" => false, _ => null },
                },
            };
            return RunAsync(terminal, request, parsed.GetRequiredValue(output), database, parsed, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, DatasetRequest request, DirectoryInfo output, DatabaseOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (request.HasUselessFilter)
        {
            await terminal.Error.WriteLineAsync("A bandit log can be narrowed by --from and --to only; its decisions have no category, language or prices.");
            return ExitCode.Usage;
        }

        using var database = await options.OpenAsync(parsed, cancellationToken);
        using var line = new ProgressLine(terminal.Error);
        var manifest = await new DatasetExport(database, TimeProvider.System).WriteFolderAsync(
            Command, request, output.FullName, new Shares(line.Of($"export {request.KindName}")), cancellationToken);
        line.Finish();
        await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"rows      {manifest.Rows} of {manifest.Read} read"));
        foreach (var (reason, count) in manifest.LeftOut)
            await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"left out  {count} {reason}"));
        foreach (var file in manifest.Files)
            await terminal.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"file      {file.Sha256}  {file.Bytes}  {Path.Combine(output.FullName, file.Name)}"));
        return ExitCode.Success;
    }

    private static Option<DateOnly?> Moment(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue) return day;
            result.AddError($"{name} must be a day such as 2026-01-31.");
            return null;
        },
    };

    private static DateTimeOffset? Midnight(DateOnly? day, int later) =>
        day is { } given ? new DateTimeOffset(given.AddDays(later).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private sealed class Shares(IProgress<double> line) : IProgress<DatasetProgress>
    {
        public void Report(DatasetProgress value) => line.Report(value.Share);
    }
}
