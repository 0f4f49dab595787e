using System.CommandLine;
using MetaRouter.Cli.Budgets;
using MetaRouter.Cli.Datasets;
using MetaRouter.Cli.Evaluation;
using MetaRouter.Cli.Routing;
using MetaRouter.Cli.TextEncoding;
using MetaRouter.Cli.Training;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Cli;

/// <summary>The `metarouter` command: parses, runs, and turns every outcome into an <see cref="ExitCode"/>.</summary>
public static class CommandLine
{
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = Root(terminal).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) terminal.Error.WriteLine(error.Message);
            terminal.Error.WriteLine("See: metarouter --help");
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception exception)
        {
            terminal.Error.WriteLine(exception is OperationCanceledException ? "Cancelled." : exception.Message);
            return CodeOf(exception);
        }
    }

    private static int CodeOf(Exception exception) => exception switch
    {
        ModelFileException => ExitCode.ModelFiles,
        InputException or OutcomeTableException => ExitCode.Input,
        EvaluationException => ExitCode.Usage,
        PlatformNotSupportedException => ExitCode.Platform,
        OperationCanceledException => ExitCode.Cancelled,
        _ => ExitCode.Failure,
    };

    private static RootCommand Root(Terminal terminal) => new("Tools of MetaRouter Studio.")
    {
        EmbedCommand.Create(terminal),
        EvaluateCommand.Create(terminal),
        ExportCommand.Create(terminal),
        ImportCommand.Create(terminal),
        new Command("models", "Make model files.") { BuildTextEncoderCommand.Create(terminal) },
        ReconcileCommand.Create(terminal),
        ReplayCommand.Create(terminal),
        TrainCommand.Create(terminal),
    };
}
