using System.CommandLine;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate …`: measures routing on outcome tables (docs/specs/evaluation.md).</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal) => new("evaluate", "Measure prediction, routing and adaptation on outcome tables.")
    {
        PredictorCommand.Create(terminal),
        AdaptationCommand.Create(terminal),
        TradeOffCommand.Create(terminal),
        TwoModelCommand.Create(terminal),
        PoolChangeCommand.Create(terminal),
        BanditCommand.Create(terminal),
        ReportCommand.Create(terminal),
    };

    /// <summary>A subcommand with the common options and its own.</summary>
    public static Command Subcommand(string name, string description, params IEnumerable<Option>[] options)
    {
        var command = new Command(name, description);
        foreach (var option in options.SelectMany(group => group)) command.Add(option);
        return command;
    }

    /// <summary>Says how far an evaluation is, on standard error.</summary>
    public static IProgress<double> Progress(Terminal terminal) => new PercentLines(terminal.Error);

    /// <summary>Prints a report in the form that was asked for, and nothing else, on standard output.</summary>
    public static async Task<int> PrintAsync(Terminal terminal, EvaluationReport report, string format)
    {
        await terminal.Output.WriteLineAsync(format == "json" ? ReportJson.Write(report) : ReportMarkdown.Write(report));
        return ExitCode.Success;
    }

    private sealed class PercentLines(TextWriter error) : IProgress<double>
    {
        public void Report(double value) => error.WriteLine(FormattableString.Invariant($"{value:P0}"));
    }
}
