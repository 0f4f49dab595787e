using System.CommandLine;
using MetaRouter.Training.Evaluation.Prediction;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate predictor`: how well quality is predicted.</summary>
internal static class PredictorCommand
{
    public static Command Create(Terminal terminal)
    {
        var (common, people) = (new EvaluationOptions(), new PeopleOptions());
        var leaveOut = new Option<string?>("--leave-out") { Description = "Judge each task or family of tasks by a fit that never saw it" };
        leaveOut.AcceptOnlyFromAmong("task", "family");
        var command = EvaluateCommand.Subcommand(
            PredictorEvaluation.Command, "How well quality is predicted, beside candidate means and task means.", common.All, people.All, [leaveOut]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = common.Read(parsed);
            using var workshop = await EvaluationWorkshop.OpenAsync(request, terminal.Error, cancellationToken);
            people.SayWithoutEffect(parsed, terminal.Error, "predictor simulates no people");
            var progress = EvaluateCommand.Progress(terminal);
            var report = parsed.GetValue(leaveOut) is { } group
                ? await new UnseenGroupsEvaluation(workshop.Source(), workshop.Predictor, Enum.Parse<QuestionGroup>(group, ignoreCase: true)).RunAsync(request.Seeds, progress, cancellationToken)
                : await new PredictorEvaluation(workshop.Source()).RunAsync(request.Seeds, progress, cancellationToken);
            return await EvaluateCommand.PrintAsync(terminal, report, request.Format);
        });
        return command;
    }
}
