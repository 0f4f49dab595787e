using System.CommandLine;
using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate adaptation`: remaining regret of simulated people by the number of comparisons.</summary>
internal static class AdaptationCommand
{
    public static Command Create(Terminal terminal)
    {
        var (common, people) = (new EvaluationOptions(), new PeopleOptions());
        var command = EvaluateCommand.Subcommand(AdaptationEvaluation.Command, "Remaining regret by the number of comparisons.", common.All, people.All);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = common.Read(parsed);
            using var workshop = await EvaluationWorkshop.OpenAsync(request, terminal.Error, cancellationToken);
            var source = workshop.Source();
            var evaluation = new AdaptationEvaluation(source, people.Read(parsed, source.Candidates.Count), TrainedMethods.Open(request.Models, terminal.Error));
            return await EvaluateCommand.PrintAsync(
                terminal, await evaluation.RunAsync(request.Seeds, EvaluateCommand.Progress(terminal), cancellationToken), request.Format);
        });
        return command;
    }
}
