using System.CommandLine;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Pilot;

namespace MetaRouter.Cli.Training;

/// <summary>`metarouter train pilot`: makes models/pilot/1, PILOT's shared space and preference prior, from the outcome tables.</summary>
internal static class TrainPilotCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new TrainingOptions(PreferencePrior.Kind, PreferencePrior.Version);
        var command = new Command("pilot", "Train PILOT's shared space and preference prior.");
        foreach (var option in options.All) command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var table = await TrainingTables.ReadAsync(options.Data(parsed), cancellationToken);
            var votes = await HumanVotes.ReadAsync(options.Data(parsed), cancellationToken);
            using var encoder = options.Encoder(parsed);
            using var progress = new ProgressLine(terminal.Error);
            var cache = options.Cache(parsed, encoder);
            string[] texts = [.. table.Rows.Select(row => row.Query), .. votes.SelectMany(vote => new[] { vote.AnswerA, vote.AnswerB })];
            await cache.EncodeAsync(texts, progress.Of("encoding the texts"), cancellationToken);
            var artifact = new PilotArtifact(cache, encoder.Version, new PilotOptions());
            var manifest = await artifact.TrainAsync(
                table, votes, options.Output(parsed), options.Seed(parsed), options.CommandLine(parsed), progress.Of("training the preference prior"), cancellationToken);
            progress.Finish();
            foreach (var (name, value) in manifest.Metrics) terminal.Error.WriteLine(FormattableString.Invariant($"{name} {value:F4}"));
            terminal.Error.WriteLine($"Wrote {options.Output(parsed)}: {manifest.Dimensions["candidates"]} candidates.");
            return ExitCode.Success;
        });
        return command;
    }
}
