using System.CommandLine;
using System.Text.Json;
using MetaRouter.Cli.Training;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.MetaTraining;
using MetaRouter.Training.Quality;

namespace MetaRouter.Cli.MetaTraining;

/// <summary>`metarouter train metarouter`: meta-trains context encoder and policy on the public outcome tables.</summary>
internal static class TrainMetaRouterCommand
{
    private static readonly TrainingOptions Common = new(MetaRouterModel.Expected.Kind, MetaRouterModel.FormVersion);
    private static readonly Option<int> Steps = new("--steps") { Description = "Training steps", DefaultValueFactory = _ => new MetaTrainingOptions().Steps };
    private static readonly Option<double?> Minutes = new("--minutes") { Description = "Stop after this time; the same command goes on" };
    private static readonly Option<FileInfo?> Contexts = new("--contexts") { Description = "Exported context sets to mix in, one person a line" };
    private static readonly Option<bool> Reinforce = new("--reinforce") { Description = "Learn from one sampled route per query instead of the exact expectation" };
    private static readonly Option<string> Format = new("--format") { Description = "Form of the output", DefaultValueFactory = _ => "text" };

    public static Command Create(Terminal terminal)
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("metarouter", "Meta-train the context encoder and the policy network.") { Steps, Minutes, Contexts, Reinforce, Format };
        foreach (var option in Common.All) command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var contexts = parsed.GetValue(Contexts) is { } file ? await ReadAsync(file.FullName, cancellationToken) : null;
        var seed = Common.Seed(parsed);
        var options = new MetaTrainingOptions { Steps = parsed.GetValue(Steps), Reinforce = parsed.GetValue(Reinforce) };
        using var progress = new ProgressLine(terminal.Error);
        using var encoder = Common.Encoder(parsed);
        var predictor = new PoolPredictor(Common.Cache(parsed, encoder));
        var data = await MetaTrainingData.LoadAsync(Common.Data(parsed), predictor, seed, progress.Of("predicting the tables' rows"), cancellationToken);

        var directory = Common.Output(parsed);
        var limit = parsed.GetValue(Minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;
        var run = new MetaTrainingRun(data, options, seed, CommandLine(parsed), TimeProvider.System);
        var result = await run.RunAsync(directory, limit, contexts, progress.OfSteps(), cancellationToken);
        progress.Finish();

        terminal.Error.WriteLine(result.IsComplete
            ? FormattableString.Invariant($"Wrote {directory} after {result.Steps} steps, {result.Elapsed.TotalSeconds:F0} s.")
            : FormattableString.Invariant($"Time is up after {result.Steps} of {options.Steps} steps: wrote {directory} as it is. The same command goes on."));
        if (parsed.GetValue(Format) == "json")
            await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(new { steps = result.Steps, complete = result.IsComplete, seconds = result.Elapsed.TotalSeconds, metrics = result.Metrics }));
        return ExitCode.Success;
    }

    private static async Task<ExportedContexts> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await ExportedContexts.ReadAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            throw new InputException(exception.Message, exception);
        }
    }

    private static string CommandLine(ParseResult parsed)
    {
        var command = Common.CommandLine(parsed);
        if (parsed.GetResult(Steps) is { Implicit: false }) command += FormattableString.Invariant($" --steps {parsed.GetValue(Steps)}");
        if (parsed.GetValue(Reinforce)) command += " --reinforce";
        return parsed.GetValue(Contexts) is null ? command : command + " --contexts FILE";
    }
}
