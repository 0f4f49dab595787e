using System.Globalization;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Tests.Comparisons;

public sealed class ConcurrentWritersTests(StudioFixture studio) : IClassFixture<StudioFixture>
{
    private const int Writers = 8;
    private const int VotesEach = 50;

    [Fact]
    public async Task Votes_EightWritersOnTwoOpenDatabases_NoneIsLostOrRefused()
    {
        // The second stands for another process on the same file.
        using var other = await StudioDatabase.OpenAsync(studio.Directory, CancellationToken.None);
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
