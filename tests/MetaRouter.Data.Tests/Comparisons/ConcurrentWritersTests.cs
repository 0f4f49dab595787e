using System.Globalization;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Data.Tests.Comparisons;

public abstract class ConcurrentWritersTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : ConcurrentWritersTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ConcurrentWritersTests(studio), IClassFixture<PostgreSqlStudio>;

    private const int Writers = 8;
    private const int VotesEach = 50;

    [Fact]
    public async Task Votes_EightWritersOnTwoOpenDatabases_NoneIsLostOrRefused()
    {
        // The second stands for another process on the same database.
        using var other = await studio.OpenAgainAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            var database = writer % 2 == 0 ? studio.Database : other;
            return await Task.Run(() => VoteAsync(new PersonStore(database, studio.Time), new ComparisonStore(database, studio.Time)));
        }));

        var sequences = new List<long>();
        foreach (var person in people)
        {
            var contexts = await studio.Comparisons.ContextsAsync(person, CancellationToken.None);
            Assert.Equal(VotesEach, contexts.Count);
            Assert.Equal(VotesEach, (await studio.People.FindAsync(person, CancellationToken.None))!.PreferenceRevision);
            sequences.AddRange(contexts.Select(context => context.Sequence));
        }
        Assert.Equal(Writers * VotesEach, sequences.Distinct().Count());
    }

    private static async Task<Guid> VoteAsync(PersonStore people, ComparisonStore comparisons)
    {
        var person = (await people.CreateGuestAsync(CancellationToken.None)).Id;
        for (var index = 0; index < VotesEach; index++)
        {
            var query = index.ToString(CultureInfo.InvariantCulture);
            var started = (await comparisons.StartAsync(StudioFixture.New(person, query), CancellationToken.None))!;
            Assert.True(await comparisons.SetStateAsync(person, started.Id, ComparisonState.Open, CancellationToken.None));
            Assert.Equal(VoteResult.Recorded, await comparisons.RecordVoteAsync(StudioFixture.Vote(started, index), CancellationToken.None));
        }
        return person;
    }
}
