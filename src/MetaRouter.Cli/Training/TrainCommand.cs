using System.CommandLine;
using MetaRouter.Cli.MetaTraining;

namespace MetaRouter.Cli.Training;

/// <summary>`metarouter train …`: makes the trained files under models/.</summary>
internal static class TrainCommand
{
    public static Command Create(Terminal terminal)
    {
        Command[] trainings = [TrainPredictorCommand.Create(terminal), TrainPilotCommand.Create(terminal), TrainMetaRouterCommand.Create(terminal)];
        var command = new Command("train", "Train the models that ship.") { TrainAllCommand.Create(trainings) };
        foreach (var training in trainings) command.Add(training);
        return command;
    }
}
