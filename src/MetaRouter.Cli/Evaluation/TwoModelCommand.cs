using System.CommandLine;
using MetaRouter.Training.Evaluation.TwoModel;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate two-model`: how much of the gap between two candidates is recovered by which share of calls.</summary>
internal static class TwoModelCommand
{
    public static Command Create(Terminal terminal)
    {
        var (common, people) = (new EvaluationOptions(), new PeopleOptions());
        var strong = new Option<string>("--strong") { Description = "The strong candidate's id", Required = true };
        var weak = new Option<string>("--weak") { Description = "The weak candidate's id", Required = true };
        var command = EvaluateCommand.Subcommand(
            TwoModelEvaluation.Command, "Recovered gap by the share of calls to the strong candidate.", common.All, people.All, [strong, weak]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = common.Read(parsed);
            using var workshop = await EvaluationWorkshop.OpenAsync(request, terminal.Error, cancellationToken);
            people.SayWithoutEffect(parsed, terminal.Error, "two-model simulates no people");
            var source = workshop.SourceOf(workshop.Candidates(parsed.GetRequiredValue(strong), parsed.GetRequiredValue(weak)));
            var report = await new TwoModelEvaluation(source).RunAsync(request.Seeds, EvaluateCommand.Progress(terminal), cancellationToken);
            return await EvaluateCommand.PrintAsync(terminal, report, request.Format);
        });
        return command;
    }
}
