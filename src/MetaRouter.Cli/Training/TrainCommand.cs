using System.CommandLine;
using MetaRouter.Cli.MetaTraining;

namespace MetaRouter.Cli.Training;

/// <summary>`metarouter train …`: makes the trained files under models/.</summary>
internal static class TrainCommand
{
    public static Command Create(Terminal terminal) => new("train", "Train the models that ship.")
    {
        TrainPredictorCommand.Create(terminal),
        TrainPilotCommand.Create(terminal),
        TrainMetaRouterCommand.Create(terminal),
    };
}
