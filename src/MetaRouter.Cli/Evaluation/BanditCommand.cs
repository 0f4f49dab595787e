using System.CommandLine;
using MetaRouter.Training.Evaluation.Bandit;

namespace MetaRouter.Cli.Evaluation;

/// <summary>`metarouter evaluate bandit`: learning from one answer at a time, then answering under a budget.</summary>
internal static class BanditCommand
{
    public static Command Create(Terminal terminal)
    {
        var (common, people, defaults) = (new EvaluationOptions(), new PeopleOptions(), new BanditSettings());
        var budget = new Option<double>("--budget-fraction") { Description = "Budget, as a share of what the best single candidate costs", DefaultValueFactory = _ => defaults.BudgetFraction };
        var preference = new Option<double>("--preference-share") { Description = "Share of the rows that are known beforehand", DefaultValueFactory = _ => defaults.PreferenceShare };
        var learning = new Option<double>("--learning-share") { Description = "Share of the rows that are learned from; the rest is deployment", DefaultValueFactory = _ => defaults.LearningShare };
        var command = EvaluateCommand.Subcommand(
            BanditEvaluation.Command, "Regret of learning from one answer at a time, and quality under a budget.", common.All, people.All, [budget, preference, learning]);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = common.Read(parsed);
            using var workshop = await EvaluationWorkshop.OpenAsync(request, terminal.Error, cancellationToken);
            people.SayWithoutEffect(parsed, terminal.Error, "bandit simulates no people");
            common.SayWithoutEffect(parsed, terminal.Error, "bandit divides all rows at random");
            var settings = new BanditSettings
            {
                BudgetFraction = parsed.GetValue(budget), PreferenceShare = parsed.GetValue(preference), LearningShare = parsed.GetValue(learning),
            };
            var report = await new BanditEvaluation(workshop.Source(), settings).RunAsync(request.Seeds, EvaluateCommand.Progress(terminal), cancellationToken);
            return await EvaluateCommand.PrintAsync(terminal, report, request.Format);
        });
        return command;
    }
}
