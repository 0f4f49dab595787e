using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Routing;

namespace MetaRouter.Cli.Routing;

/// <summary>`metarouter replay DECISION`: makes a logged decision again from what the router looked at, and compares.</summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<Guid>("decision") { Description = "Id of the decision" };
        var database = new DatabaseOptions();
        var command = new Command("replay", "Make a decision of the router again from its log: prints the choice and every candidate's score, and fails when they differ from the log.")
        {
            id, database.Data, database.Postgres,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetRequiredValue(id), database, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Guid id, DatabaseOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await options.OpenAsync(parsed, cancellationToken);
        var row = await new RoutingJournal(database, TimeProvider.System).FindAnyonesDecisionAsync(id, cancellationToken)
            ?? throw new InputException($"There is no decision {id} in this database.");
        var (inputs, logged) = Read(row);
        var again = Router.Decide(inputs).Decision;
        await WriteAsync(terminal.Output, row, inputs, again);
        if (again is not null && again with { Scores = [] } == logged with { Scores = [] } && again.Scores.SequenceEqual(logged.Scores)) return ExitCode.Success;
        await terminal.Error.WriteLineAsync(
            $"THE DECISION DIFFERS FROM ITS LOG: {logged.CandidateId} was chosen by {row.RouterVersion}, {again?.CandidateId ?? "nobody"} is chosen by {Router.Version}.");
        return ExitCode.Drift;
    }

    private static (RoutingInputs Inputs, RoutingDecision Decision) Read(LoggedDecision row)
    {
        try
        {
            return RoutingLog.Read(row);
        }
        catch (JsonException exception)
        {
            throw new InputException($"The decision {row.Id} was logged by {row.RouterVersion}, which this program cannot read: {exception.Message}", exception);
        }
    }

    private static async Task WriteAsync(TextWriter output, LoggedDecision row, RoutingInputs inputs, RoutingDecision? decision)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"decision     {row.Id} of {row.CreatedAt.UtcDateTime:u} by {row.RouterVersion}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"cost weight  {inputs.CostWeight:R} ({inputs.Preference.ToString().ToLowerInvariant()})"));
        foreach (var budget in inputs.Budgets)
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"budget       {budget.Name}: {budget.RemainingUsd:R} USD left, at least {budget.LeastQualityPerUsd:G6} quality per USD"));
        foreach (var (candidate, score) in inputs.Candidates.Zip(decision?.Scores ?? []))
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"candidate    {candidate.Id}: score {score.Score:R}, quality {candidate.Quality:R}, expected {candidate.ExpectedUsd:R} USD{(score.Ineligible == Ineligibility.None ? "" : $", {score.Ineligible}")}"));
        await output.WriteLineAsync(decision is null
            ? "choice       nobody"
            : string.Create(CultureInfo.InvariantCulture, $"choice       {decision.CandidateId} ({decision.Reason}, propensity {decision.Propensity:R})"));
    }
}
