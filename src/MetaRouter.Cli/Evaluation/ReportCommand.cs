using System.CommandLine;
using MetaRouter.Cli.Evaluation.Results;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate report`: measures every table of docs/results and writes its pages.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the outcome tables", Required = true };
        var models = new Option<DirectoryInfo>("--models") { Description = "Folder of the models", DefaultValueFactory = _ => new DirectoryInfo("models") };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to write, usually docs/results", DefaultValueFactory = _ => new DirectoryInfo("docs/results") };
        var seeds = new Option<int>("--seeds") { Description = "Seeds of every table", DefaultValueFactory = _ => 3 };
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Folder for the JSON of every table; what is there already is not measured again" };
        var command = new Command("report", "Measure every table of docs/results and write its pages.") { data, models, output, seeds, keep };
        command.SetAction((parsed, cancellationToken) => new ResultsWriter(
                parsed.GetRequiredValue(data).ToString(), parsed.GetRequiredValue(models).ToString(), parsed.GetValue(seeds), parsed.GetValue(keep)?.ToString(), terminal.Error)
            .WriteAsync(parsed.GetRequiredValue(output).ToString(), cancellationToken));
        return command;
    }
}
