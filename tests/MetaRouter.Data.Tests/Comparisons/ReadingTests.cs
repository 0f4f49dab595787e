using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Tests.Comparisons;

public abstract class ReadingTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : ReadingTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ReadingTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task History_PageByPage_IsComplete()
    {
        var person = await studio.GuestAsync();
        var judged = new List<Guid>();
        for (var index = 0; index < 7; index++)
        {
            judged.Add((await studio.VotedAsync(person, $"question {index}")).Id);
            await studio.VotedAsync(await studio.GuestAsync(), "somebody else's");
        }
        await studio.OpenAsync(person, "not judged");
        await studio.Comparisons.WithdrawAsync(person, judged[3], StudioFixture.Update(7), None);

        var pages = new List<IReadOnlyList<Comparison>>();
        for (long? before = null; pages.Count == 0 || pages[^1].Count > 0; before = pages[^1].Count > 0 ? pages[^1][^1].Sequence : before)
            pages.Add(await studio.Comparisons.HistoryAsync(person, 3, before, None));

        Assert.Equal([3, 3, 1, 0], pages.Select(page => page.Count));
        Assert.Equal(judged.AsEnumerable().Reverse(), pages.SelectMany(page => page).Select(row => row.Id));
        Assert.All(pages.SelectMany(page => page), row => Assert.StartsWith("Right answers", row.Right.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Contexts_TwoVotes_ComeInOrderWithTheirNumbers()
    {
        var person = await studio.GuestAsync();
        var first = await studio.VotedAsync(person);
        var second = await studio.VotedAsync(person);

        var contexts = await studio.Comparisons.ContextsAsync(person, None);

        Assert.Equal([first.Id, second.Id], contexts.Select(context => context.ComparisonId));
        Assert.Equal([new Context(0.4, 0.9, 0.1, 0.8, 0.5)], contexts[0].ToContexts());
        Assert.Equal(first.PreferenceAfter, contexts[0].PreferenceAfter);
        Assert.Equal(first.VotedAt, contexts[0].VotedAt);
    }

    [Fact]
    public async Task LatestUnfinished_SomeVoted_IsTheNewestThatWaits()
    {
        var person = await studio.GuestAsync();
        Assert.Null(await studio.Comparisons.LatestUnfinishedAsync(person, DateTimeOffset.MinValue, None));
        await studio.OpenAsync(person);
        var newest = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        await studio.VotedAsync(person);

        Assert.Equal(newest.Id, (await studio.Comparisons.LatestUnfinishedAsync(person, DateTimeOffset.MinValue, None))!.Id);
    }

    [Fact]
    public async Task LatestUnfinished_NewestFailed_IsItUntilItIsOldOrFollowedByAVote()
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);
        var failed = await studio.OpenAsync(person);
        await studio.Comparisons.SetStateAsync(person, failed.Id, ComparisonState.Failed, None);

        Assert.Equal(failed.Id, (await studio.Comparisons.LatestUnfinishedAsync(person, failed.CreatedAt, None))!.Id);
        Assert.Equal(open.Id, (await studio.Comparisons.LatestUnfinishedAsync(person, failed.CreatedAt.AddMilliseconds(1), None))!.Id);
        await studio.VotedAsync(person);
        Assert.Equal(open.Id, (await studio.Comparisons.LatestUnfinishedAsync(person, failed.CreatedAt, None))!.Id);
    }

    [Fact]
    public async Task RecentQueries_Repeated_ComeOnceNewestFirst()
    {
        var person = await studio.GuestAsync();
        foreach (var query in (string[])["a", "b", "c", "a"]) await studio.OpenAsync(person, query);
        var replaced = await studio.OpenAsync(person, "edited since");
        await studio.Comparisons.SetStateAsync(person, replaced.Id, ComparisonState.Superseded, None);

        Assert.Equal(["a", "c", "b"], await studio.Comparisons.RecentQueriesAsync(person, 200, None));
        Assert.Equal(["a", "c"], await studio.Comparisons.RecentQueriesAsync(person, 2, None));
    }

    [Fact]
    public async Task AnsweredQuestionIds_FailedOrLeft_AreNotAmongThem()
    {
        var person = await studio.GuestAsync();
        await studio.VotedAsync(person, questionId: "qa-01");
        await studio.VotedAsync(person, questionId: "qa-01");
        await studio.OpenAsync(person, questionId: "qa-02");
        await studio.OpenAsync(person);
        foreach (var (question, state) in new[] { ("qa-03", ComparisonState.Failed), ("qa-04", ComparisonState.Superseded) })
            await studio.Comparisons.SetStateAsync(person, (await studio.OpenAsync(person, questionId: question)).Id, state, None);

        Assert.Equal(["qa-01", "qa-02"], (await studio.Comparisons.AnsweredQuestionIdsAsync(person, None)).Order());
    }

    [Fact]
    public async Task HasJudgedQuestion_AfterTheVote_StaysTrueWhenItIsTakenBack()
    {
        var person = await studio.GuestAsync();
        await studio.OpenAsync(person, questionId: "qa-02");
        var voted = await studio.VotedAsync(person, questionId: "qa-01");

        Assert.True(await studio.Comparisons.HasJudgedQuestionAsync(person, "qa-01", None));
        Assert.False(await studio.Comparisons.HasJudgedQuestionAsync(person, "qa-02", None));
        await studio.Comparisons.WithdrawAsync(person, voted.Id, StudioFixture.Update(1), None);
        Assert.True(await studio.Comparisons.HasJudgedQuestionAsync(person, "qa-01", None));
    }
}
