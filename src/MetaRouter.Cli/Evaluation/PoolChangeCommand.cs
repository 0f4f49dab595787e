using System.CommandLine;
using MetaRouter.Training.Evaluation.PoolChanges;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate pool-change`: what simulated people lose when the candidates change.</summary>
internal static class PoolChangeCommand
{
    public static Command Create(Terminal terminal)
    {
        var (common, people) = (new EvaluationOptions(), new PeopleOptions());
        var command = EvaluateCommand.Subcommand(PoolChangeEvaluation.Command, "Utility lost when the candidates change.", common.All, people.All);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = common.Read(parsed);
            using var workshop = await EvaluationWorkshop.OpenAsync(request, terminal.Error, cancellationToken);
            var source = workshop.Source();
            var evaluation = new PoolChangeEvaluation(source, people.Read(parsed, source.Candidates.Count), TrainedMethods.Open(request.Models, terminal.Error));
            return await EvaluateCommand.PrintAsync(
                terminal, await evaluation.RunAsync(request.Seeds, EvaluateCommand.Progress(terminal), cancellationToken), request.Format);
        });
        return command;
    }
}
