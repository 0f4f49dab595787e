using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Data.Research;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;

namespace MetaRouter.Data.Tests.Research;

// The log is about everybody, so every test has a database of its own.
public abstract class PolicyLogTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : PolicyLogTests(new SqliteStudio());

    public sealed class OnPostgreSql() : PolicyLogTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly RoutingInputs Inputs = new()
    {
        CostWeight = 0.25,
        CostWeightVariance = 0.01,
        Preference = PreferenceSource.Learned,
        Candidates =
        [
            new RoutedCandidate("demo/pocket", 0.5, 0.1, QualitySource.Predicted, 0, 0.001, 0.004, 0.1),
            new RoutedCandidate("demo/max", 0.9, 0.1, QualitySource.Predicted, 0, 0.1, 0.4, 0.9),
        ],
        Exploration = 0.02,
        Draw = 0.5,
    };

    private PolicyLog Log => new(studio.Database);

    public Task InitializeAsync() => studio.InitializeAsync();

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Judged_ThumbsThatCount_ComeWithTheirDecisions()
    {
        var person = await studio.GuestAsync();
        var (up, changed, takenBack) = (await RoutedAsync(person), await RoutedAsync(person), await RoutedAsync(person));
        await RoutedAsync(person);
        await ThumbAsync(up, true);
        await ThumbAsync(changed, true);
        await ThumbAsync(changed, false);
        await ThumbAsync(takenBack, true);
        await ThumbAsync(takenBack, null);

        var judged = (await Log.JudgedAsync(None)).Decisions;

        Assert.Equal([(up.DecisionId, 1.0), (changed.DecisionId, 0.0)], judged.Select(row => (row.DecisionId, row.Reward)));
        Assert.Equal(4, await Log.CountAsync(None));
        Assert.Equal(0.25, judged[0].Inputs.CostWeight);
        Assert.Equal(["demo/pocket", "demo/max"], judged[0].Inputs.Candidates.Select(candidate => candidate.Id));
        var decided = Router.Decide(Inputs).Decision!;
        Assert.Equal((decided.CandidateId, decided.Propensity), (judged[0].CandidateId, judged[0].Propensity));
    }

    [Fact]
    public async Task Judged_AnotherModelsAnswerWasAskedFor_TakesTheRewardOfTheOneThatWasChosen()
    {
        var person = await studio.GuestAsync();
        var answer = await RoutedAsync(person);
        var comparison = (await studio.Journal.BecomeComparisonAsync(person, answer.Id, StudioFixture.Another(answer), None))!;
        await studio.Rewards.AppendAsync(
            [
                StudioFixture.Reward(person, comparison.Id, answer.CandidateId, 0.25) with { Source = RewardSource.Overrule },
                StudioFixture.Reward(person, comparison.Id, "demo/other", 0.75) with { Source = RewardSource.Overrule },
            ], None);

        Assert.Equal([(answer.DecisionId, 0.25)], (await Log.JudgedAsync(None)).Decisions.Select(row => (row.DecisionId, row.Reward)));
    }

    [Fact]
    public async Task Judged_InputsOfAnotherProgram_AreCountedAndLeftOut()
    {
        var person = await studio.GuestAsync();
        var readable = await RoutedAsync(person);
        var strange = await studio.RoutedAsync(person);
        await ThumbAsync(readable, true);
        await ThumbAsync(strange, true);

        var judged = await Log.JudgedAsync(None);

        Assert.Equal(readable.DecisionId, Assert.Single(judged.Decisions).DecisionId);
        Assert.Equal(1, judged.Unreadable);
    }

    [Fact]
    public async Task Shadows_Choices_StandUnderTheirNames()
    {
        var answer = await RoutedAsync(await studio.GuestAsync());
        var version = new PolicyVersion
        {
            Id = Guid.CreateVersion7(), Name = "encoder two", ModelVersion = "two", Manifest = "{}", State = PolicyState.Shadow, AddedAt = studio.Time.GetUtcNow(),
        };
        await studio.Database.WriteAsync(
            async context =>
            {
                context.Add(version);
                context.Add(new ShadowChoice { DecisionId = answer.DecisionId, PolicyVersionId = version.Id, CandidateId = "demo/max", CostWeight = 0.5 });
                return await context.SaveChangesAsync(None);
            },
            None);

        var shadow = Assert.Single(await Log.ShadowsAsync(None));

        Assert.Equal((version.Id, "encoder two"), (shadow.PolicyVersionId, shadow.Name));
        Assert.Equal("demo/max", shadow.Choices[answer.DecisionId]);
    }

    private async Task<RoutedAnswer> RoutedAsync(Guid person)
    {
        var decision = RoutingLog.Of(person, Inputs, Router.Decide(Inputs).Decision!, studio.Time.GetUtcNow());
        var started = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None))!;
        Assert.True(await studio.Journal.SaveAnswerAsync(person, started with { State = AnswerState.Complete, Text = "An answer." }, None));
        return started;
    }

    private async Task ThumbAsync(RoutedAnswer answer, bool? thumb)
    {
        LoggedReward[] rewards = thumb is { } isUp
            ? [StudioFixture.Reward(answer.PersonId, answer.Id, answer.CandidateId, isUp ? 1 : 0) with { Source = RewardSource.Thumb }]
            : [];
        Assert.True(await studio.Journal.SetThumbAsync(answer.PersonId, answer.Id, thumb, rewards, None));
    }
}
