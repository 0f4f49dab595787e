using System.CommandLine;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Cli.Training;

/// <summary>`metarouter train predictor`: makes models/predictor/1 from the outcome tables.</summary>
internal static class TrainPredictorCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new TrainingOptions(TrainedPredictor.Kind, TrainedPredictor.Version);
        var command = new Command("predictor", "Train the quality predictor.");
        foreach (var option in options.All) command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var table = await TrainingTables.ReadAsync(options.Data(parsed), cancellationToken);
            using var encoder = options.Encoder(parsed);
            using var progress = new ProgressLine(terminal.Error);
            var cache = options.Cache(parsed, encoder);
            await cache.EncodeAsync([.. table.Rows.Select(row => row.Query)], progress.Of("encoding the queries"), cancellationToken);
            var artifact = new PredictorArtifact(cache, encoder.Version, new PredictorOptions());
            var manifest = await artifact.TrainAsync(
                table, options.Output(parsed), options.Seed(parsed), options.CommandLine(parsed), progress.Of("training the predictor"), cancellationToken);
            progress.Finish();
            foreach (var (name, value) in manifest.Metrics) terminal.Error.WriteLine(FormattableString.Invariant($"{name} {value:F4}"));
            terminal.Error.WriteLine($"Wrote {options.Output(parsed)}: {manifest.Dimensions["candidates"]} candidates.");
            return ExitCode.Success;
        });
        return command;
    }
}
