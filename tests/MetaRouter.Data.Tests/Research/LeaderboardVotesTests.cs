using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Leaderboards;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Research;

namespace MetaRouter.Data.Tests.Research;

// A leaderboard is about everybody, so every test has a database of its own.
public abstract class LeaderboardVotesTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : LeaderboardVotesTests(new SqliteStudio());

    public sealed class OnPostgreSql() : LeaderboardVotesTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;

    private LeaderboardVotes Votes => new(studio.Database);

    public Task InitializeAsync() => studio.InitializeAsync();

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Read_JudgedAndOthers_TakesTheJudgedOnly()
    {
        var (one, other) = (await studio.GuestAsync(), await studio.GuestAsync());
        await JudgeAsync(one, Choice.AMuchBetter);
        await JudgeAsync(other, Choice.BBetter);
        await JudgeAsync(one, Choice.BothBad);
        await studio.OpenAsync(one);
        var withdrawn = await JudgeAsync(one, Choice.Tie);
        await WithdrawAsync(withdrawn);

        var votes = await Votes.ReadAsync(new LeaderboardFilter(), withStyle: false, None);

        Assert.Equal([new RatedCandidate("demo/pocket", "demo/pocket by name"), new RatedCandidate("demo/max", "demo/max by name")], votes.Candidates.AsEnumerable());
        Assert.Equal(
            [
                new RatedComparison(0, 1, ComparisonOutcome.LeftBetter, 0), new RatedComparison(0, 1, ComparisonOutcome.RightBetter, 1),
                new RatedComparison(0, 1, ComparisonOutcome.BothBad, 0),
            ],
            votes.Comparisons.ToArray());
    }

    [Fact]
    public async Task Read_EachFilter_LetsItsOwnThrough()
    {
        var (one, other) = (await studio.GuestAsync(), await studio.GuestAsync());
        await JudgeAsync(one, Choice.ABetter, row => row with { Category = "code" });
        await JudgeAsync(one, Choice.ABetter, row => row with { PricesShown = false });
        await JudgeAsync(other, Choice.ABetter, row => row with { Category = "code", Blind = false });
        await JudgeAsync(other, Choice.ABetter, row => row with { LeakFlag = true });

        Assert.Equal(2, await CountAsync(new LeaderboardFilter()));
        Assert.Equal(4, await CountAsync(new LeaderboardFilter { OnlyBlind = false }));
        Assert.Equal(1, await CountAsync(new LeaderboardFilter { Category = "code" }));
        Assert.Equal(2, await CountAsync(new LeaderboardFilter { PersonId = other, OnlyBlind = false }));
        Assert.Equal(1, await CountAsync(new LeaderboardFilter { PricesShown = false }));
        Assert.Equal(0, await CountAsync(new LeaderboardFilter { PersonId = Guid.CreateVersion7() }));
        Assert.Equal(["code"], await Votes.CategoriesAsync(null, None));
    }

    [Fact]
    public async Task Read_WithStyle_LooksAtTheAnswers()
    {
        var person = await studio.GuestAsync();
        await JudgeAsync(person, Choice.ABetter, left: "# A header\n\n- **one**\n- two", right: "plain");

        var vote = (await Votes.ReadAsync(new LeaderboardFilter(), withStyle: true, None)).Comparisons.ToArray().Single();

        Assert.Equal(new AnswerStyle(27, 1, 2, 1, 0), vote.LeftStyle);
        Assert.Equal(new AnswerStyle(5, 0, 0, 0, 0), vote.RightStyle);
    }

    [Fact]
    public async Task Read_Imported_IsKeptApartFromPeopleHere()
    {
        await JudgeAsync(await studio.GuestAsync(), Choice.ABetter);
        var dataset = await ImportAsync("first", ("gpt", "claude", ComparisonOutcome.LeftBetter, "code", "judge-1"), ("claude", "llama", ComparisonOutcome.Tie, null, null),
            ("llama", "llama", ComparisonOutcome.Tie, null, null));
        await ImportAsync("second", ("gpt", "other", ComparisonOutcome.LeftBetter, null, null));

        var votes = await Votes.ReadAsync(new LeaderboardFilter { DatasetId = dataset }, withStyle: true, None);

        Assert.Equal(["gpt", "claude", "llama"], votes.Candidates.Select(candidate => candidate.Id));
        Assert.Equal([0, -1], votes.Comparisons.ToArray().Select(vote => vote.Person));
        Assert.Equal(1, await CountAsync(new LeaderboardFilter { DatasetId = dataset, Category = "code" }));
        Assert.Equal(1, await CountAsync(new LeaderboardFilter()));
        Assert.Equal(["first", "second"], (await Votes.DatasetsAsync(None)).Select(row => row.Name));
        Assert.Equal(["code"], await Votes.CategoriesAsync(dataset, None));
    }

    [Fact]
    public async Task Revision_EverythingThatCounts_MovesIt()
    {
        var person = await studio.GuestAsync();
        var revisions = new List<LeaderboardRevision>();
        async Task NoteAsync() => revisions.Add(await Votes.RevisionAsync(None));

        await NoteAsync();
        var first = await JudgeAsync(person, Choice.ABetter);
        await NoteAsync();
        var second = await JudgeAsync(person, Choice.ABetter);
        await NoteAsync();
        await WithdrawAsync(first);
        await NoteAsync();
        await JudgeAsync(person, Choice.ABetter);
        await NoteAsync();
        await studio.Comparisons.DeleteAsync(person, second.Id, await UpdateAsync(person), None);
        await NoteAsync();
        await ImportAsync("votes", ("a", "b", ComparisonOutcome.Tie, null, null));
        await NoteAsync();
        Assert.Equal(revisions.Count, revisions.Distinct().Count());

        await studio.OpenAsync(person);
        Assert.Equal(revisions[^1], await Votes.RevisionAsync(None));
    }

    private async Task<Comparison> JudgeAsync(Guid person, Choice choice, Func<Comparison, Comparison>? change = null, string left = "left", string right = "right")
    {
        var started = (await studio.Comparisons.StartAsync((change ?? (row => row))(StudioFixture.New(person)), None))!;
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, StudioFixture.Answered(started.Left, left), None);
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, StudioFixture.Answered(started.Right, right), None);
        await studio.Comparisons.SetStateAsync(person, started.Id, ComparisonState.Open, None);
        var revision = (await studio.People.FindAsync(person, None))!.PreferenceRevision;
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(started, revision, choice), None));
        return started;
    }

    private async Task WithdrawAsync(Comparison comparison) => Assert.Equal(
        WithdrawalResult.Withdrawn, await studio.Comparisons.WithdrawAsync(comparison.PersonId, comparison.Id, await UpdateAsync(comparison.PersonId), None));

    private async Task<Data.People.PreferenceUpdate> UpdateAsync(Guid person) =>
        StudioFixture.Update((await studio.People.FindAsync(person, None))!.PreferenceRevision);

    private async Task<int> CountAsync(LeaderboardFilter filter) => (await Votes.ReadAsync(filter, withStyle: false, None)).Comparisons.Length;

    private Task<Guid> ImportAsync(string name, params (string A, string B, ComparisonOutcome Outcome, string? Category, string? Judge)[] rows) =>
        studio.Database.WriteAsync(
            async context =>
            {
                var dataset = new ImportedDataset
                {
                    Id = Guid.CreateVersion7(), Name = name, Format = ImportFormat.Arena, FileHash = name, ImportedAt = studio.Time.GetUtcNow(),
                    ImportedBy = Guid.CreateVersion7(), Loaded = rows.Length, Duplicates = 0,
                };
                context.Add(dataset);
                foreach (var (row, index) in rows.Select((row, index) => (row, index)))
                    context.Add(new ImportedComparison
                    {
                        DatasetId = dataset.Id, SourceId = $"{index}", ContentHash = $"{name}-{index}", Query = "question", ModelA = row.A, ModelB = row.B, AnswerA = "one",
                        AnswerB = "two", Outcome = row.Outcome, Category = row.Category, Judge = row.Judge,
                    });
                await context.SaveChangesAsync(None);
                return dataset.Id;
            },
            None);
}
