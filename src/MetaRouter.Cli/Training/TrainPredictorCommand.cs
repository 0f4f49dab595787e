using System.CommandLine;
using System.Globalization;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Cli.Training;

/// <summary>`metarouter train predictor`: makes models/predictor/1 from the outcome tables.</summary>
internal static class TrainPredictorCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new TrainingOptions("models/predictor/1");
        var command = new Command("predictor", "Train the quality predictor.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var table = await TrainingTables.ReadAsync(parsed.GetRequiredValue(options.Data).ToString(), cancellationToken);
            var (encoder, cache) = options.Embeddings(parsed);
            using var _ = encoder;
            await cache.EncodeAsync([.. table.Rows.Select(row => row.Query)], new ProgressLines(terminal.Error, "Embedding"), cancellationToken);
            var output = parsed.GetRequiredValue(options.Output).ToString();
            var manifest = await new PredictorArtifact(cache, encoder.Version, new PredictorOptions()).TrainAsync(
                table, output, parsed.GetRequiredValue(options.Seed), options.CommandLine(parsed, "predictor"),
                new ProgressLines(terminal.Error, "Training"), cancellationToken);
            foreach (var (name, value) in manifest.Metrics) terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:F4}"));
            terminal.Error.WriteLine($"Wrote the predictor of {manifest.Dimensions["candidates"]} candidates to {output}.");
            return ExitCode.Success;
        });
        return command;
    }
}
