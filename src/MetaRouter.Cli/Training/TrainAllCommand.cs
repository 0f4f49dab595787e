using System.CommandLine;
using System.Globalization;

namespace MetaRouter.Cli.Training;

/// <summary>`metarouter train all`: everything that is trained, one after the other, each as its own command makes it.</summary>
internal static class TrainAllCommand
{
    /// <param name="trainings">In the order in which they are run; a failure ends the row.</param>
    public static Command Create(IReadOnlyList<Command> trainings)
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the outcome tables", Required = true };
        var output = new Option<DirectoryInfo>("--out") { Description = "Models folder to write, usually models", Required = true };
        var models = new Option<DirectoryInfo>("--models") { Description = "Folder that holds text-encoder/", DefaultValueFactory = _ => new DirectoryInfo("models") };
        var seed = new Option<int>("--seed") { Description = "Seed of everything random", DefaultValueFactory = _ => 1 };
        var command = new Command("all", "Train everything that ships, one after the other.") { data, output, models, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] arguments =
            [
                "--data", parsed.GetRequiredValue(data).ToString(), "--out", parsed.GetRequiredValue(output).ToString(),
                "--models", parsed.GetRequiredValue(models).ToString(), "--seed", parsed.GetValue(seed).ToString(CultureInfo.InvariantCulture),
            ];
            foreach (var training in trainings)
            {
                var code = await training.Parse(arguments).InvokeAsync(parsed.InvocationConfiguration, cancellationToken);
                if (code != ExitCode.Success) return code;
            }

            return ExitCode.Success;
        });
        return command;
    }
}
