using System.CommandLine;
using MetaRouter.Core.Candidates;
using MetaRouter.Training.Evaluation.TradeOffs;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate tradeoff`: what routers reach between cost and quality.</summary>
internal static class TradeOffCommand
{
    public static Command Create(Terminal terminal)
    {
        var (common, people) = (new EvaluationOptions(), new PeopleOptions());
        var command = EvaluateCommand.Subcommand(TradeOffEvaluation.Command, "Quality against cost as the preference sweeps.", common.All, people.All);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = common.Read(parsed);
            using var workshop = await EvaluationWorkshop.OpenAsync(request, terminal.Error, cancellationToken);
            people.SayWithoutEffect(parsed, terminal.Error, "tradeoff simulates no people");
            var settings = new TradeOffSettings { PoolSize = people.PoolSize(parsed) ?? 0, Pools = people.Pools(parsed), Scaling = people.Scaling(parsed) };
            var report = await new TradeOffEvaluation(workshop.Source(), settings).RunAsync(request.Seeds, EvaluateCommand.Progress(terminal), cancellationToken);
            return await EvaluateCommand.PrintAsync(terminal, report, request.Format);
        });
        return command;
    }
}
