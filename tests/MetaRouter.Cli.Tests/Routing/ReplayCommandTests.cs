using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Data.People;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Cli.Tests.Routing;

public sealed class ReplayCommandTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Replay_LoggedDecision_PrintsTheSameChoiceAndScores()
    {
        using var database = await StudioDatabase.OpenAsync(_folder.Path, None);
        var (id, decision) = await DecideAsync(database);

        var run = await CommandLineRun.OfAsync("", "replay", id.ToString(), "--data", _folder.Path);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains($"choice       {decision.CandidateId} (Best, propensity 0.99)", run.Output, StringComparison.Ordinal);
        foreach (var score in decision.Scores)
            Assert.Contains(FormattableString.Invariant($"candidate    {score.Id}: score {score.Score:R},"), run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_LogWasChanged_FailsLoudly()
    {
        using var database = await StudioDatabase.OpenAsync(_folder.Path, None);
        var (id, _) = await DecideAsync(database);
        await using (var context = database.CreateContext())
            await context.Decisions.ExecuteUpdateAsync(update => update.SetProperty(row => row.Decision, row => row.Decision.Replace("\"dear\"", "\"cheap\"")));

        var run = await CommandLineRun.OfAsync("", "replay", id.ToString(), "--data", _folder.Path);

        Assert.Equal(ExitCode.Drift, run.ExitCode);
        Assert.Contains("THE DECISION DIFFERS FROM ITS LOG", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_UnknownDecision_IsRefusedInWords()
    {
        using var database = await StudioDatabase.OpenAsync(_folder.Path, None);

        var run = await CommandLineRun.OfAsync("", "replay", Guid.NewGuid().ToString(), "--data", _folder.Path);

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("There is no decision", run.Error, StringComparison.Ordinal);
    }

    private static async Task<(Guid Id, RoutingDecision Decision)> DecideAsync(StudioDatabase database)
    {
        var person = await new PersonStore(database, TimeProvider.System).CreateGuestAsync(None);
        var inputs = new RoutingInputs
        {
            CostWeight = 0.1, CostWeightVariance = 0.01, Preference = PreferenceSource.Learned, Exploration = 0.02, Draw = 0.5,
            Candidates =
            [
                new RoutedCandidate("cheap", 0.6, 0.1, QualitySource.Predicted, 0.01, 0.001, 0.004, 0.1),
                new RoutedCandidate("dear", 0.9, 0.1, QualitySource.Assumed, 0.02, 0.1, 0.4, 0.9),
            ],
            Budgets = [new RoutedBudget("person", 2, 0.1, 3)],
        };
        var decision = Router.Decide(inputs).Decision!;
        var logged = RoutingLog.Of(person.Id, inputs, decision, DateTimeOffset.UnixEpoch);
        await new RoutingJournal(database, TimeProvider.System).StartAsync(logged, new RoutedAnswer
        {
            PersonId = person.Id, Query = "Why?", DecisionId = logged.Id, CandidateId = decision.CandidateId, CandidateName = "Dear", Maker = "m", ProviderId = "p",
            PriceVersion = "1", ExpectedCost = new Cost(0.1m),
        }, None);
        return (logged.Id, decision);
    }
}
