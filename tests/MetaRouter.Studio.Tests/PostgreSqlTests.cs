using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Databases;

namespace MetaRouter.Studio.Tests;

/// <summary>The whole application on PostgreSQL.</summary>
public sealed class PostgreSqlTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresServer.CreateDatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Vote_ThenRestart_IsThereWithWhatItTaught()
    {
        Guid person, comparison;
        await using (var first = await StartAsync())
        {
            person = (await first.Get<PersonStore>().CreateGuestAsync(None)).Id;
            var asked = await first.Get<ComparisonAsking>().AskAsync(new AskRequest(person, first.Get<CandidatePools>().Samples[0].Question.Query), None);
            comparison = asked.Run!.Id;
            await asked.Run.Completion;
            var answered = (await first.Get<ComparisonStore>().FindAsync(person, comparison, None))!;
            var vote = new Vote(
                person, comparison, Choice.AMuchBetter, new PriceTag(answered.Left.Cost!.Value, false), new PriceTag(answered.Right.Cost!.Value, false), 1_000);
            Assert.Equal(VoteResult.Recorded, await first.Get<ComparisonVoting>().VoteAsync(vote, None));
        }

        await using var second = await StartAsync();

        var found = (await second.Get<ComparisonStore>().FindAsync(person, comparison, None))!;
        Assert.True(found is { State: ComparisonState.Voted, IsContext: true, Choice: Choice.AMuchBetter });
        var read = (await second.Get<PersonStore>().FindAsync(person, None))!;
        Assert.Equal(found.PreferenceAfter!.CostWeight, (await second.Get<PersonPreference>().BeliefAsync(read, None)).CostWeight);
    }

    [Fact]
    public async Task Start_WrongPassword_NamesTheKeyAndKeepsTheSecret()
    {
        var error = await Assert.ThrowsAsync<StudioDatabaseException>(
            () => RunningApplication.StartAsync(["AnswerBank:Pace=0", $"Database:PostgreSQL={_database.ConnectionString};Password=guess-4711"]));

        Assert.Contains("MetaRouter:Database:PostgreSQL", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", error.ToString(), StringComparison.Ordinal);
    }

    private Task<RunningApplication> StartAsync() =>
        RunningApplication.StartAsync(["AnswerBank:Pace=0", $"Database:PostgreSQL={_database.ConnectionString}"]);
}
