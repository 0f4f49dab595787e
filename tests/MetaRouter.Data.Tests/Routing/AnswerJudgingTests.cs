using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Routing;

public abstract class AnswerJudgingTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : AnswerJudgingTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : AnswerJudgingTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Thumb_ChangedTwice_LeavesTheLastRewardAlone()
    {
        var answer = await studio.RoutedAsync(await studio.GuestAsync());

        Assert.True(await ThumbAsync(answer, true));
        Assert.True(await ThumbAsync(answer, true));
        Assert.Equal([1.0], (await CountingAsync(answer)).Select(line => line.Value));
        Assert.True(await ThumbAsync(answer, false));

        Assert.Equal([0.0], (await CountingAsync(answer)).Select(line => line.Value));
        Assert.False((await studio.Journal.FindAsync(answer.PersonId, answer.Id, None))!.Thumb);
        Assert.True(await studio.Journal.SetThumbAsync(answer.PersonId, answer.Id, null, [], None));
        Assert.Empty(await CountingAsync(answer));
        Assert.Null((await studio.Journal.FindAsync(answer.PersonId, answer.Id, None))!.Thumb);
    }

    [Fact]
    public async Task Thumb_ManyAtOnce_LeaveOneReward()
    {
        var answer = await studio.RoutedAsync(await studio.GuestAsync());

        var set = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => Task.Run(() => ThumbAsync(answer, index % 2 == 0))));

        Assert.All(set, Assert.True);
        var thumb = (await studio.Journal.FindAsync(answer.PersonId, answer.Id, None))!.Thumb;
        Assert.Equal(thumb == true ? 1.0 : 0.0, Assert.Single(await CountingAsync(answer)).Value);
    }

    [Fact]
    public async Task Thumb_AnswerStillComing_IsRefused()
    {
        var decision = StudioFixture.Decision(await studio.GuestAsync());
        var coming = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None))!;

        Assert.False(await ThumbAsync(coming, true));
        Assert.Empty(await CountingAsync(coming));
    }

    [Fact]
    public async Task Thumb_RewardOfAnotherAnswer_IsAnError()
    {
        var answer = await studio.RoutedAsync(await studio.GuestAsync());

        await Assert.ThrowsAsync<ArgumentException>(() => studio.Journal.SetThumbAsync(
            answer.PersonId, answer.Id, true, [StudioFixture.Reward(answer.PersonId, Guid.CreateVersion7())], None));
    }

    [Fact]
    public async Task Delete_AnswerWithThumb_ReversesAndForgets()
    {
        var answer = await studio.RoutedAsync(await studio.GuestAsync());
        await ThumbAsync(answer, true);

        Assert.True(await studio.Journal.DeleteAsync(answer.PersonId, answer.Id, None));

        Assert.Empty(await CountingAsync(answer));
        Assert.All(await LinesAsync(answer), line => Assert.True(line is { PersonId: null, Embedding: null }));
    }

    [Fact]
    public async Task BecomeComparison_Answer_IsTheSameTurnWithTheAnswerInIt()
    {
        var person = await studio.GuestAsync();
        var answer = await studio.RoutedAsync(person, "Why is the sky blue?", turn: 3);

        var comparison = (await studio.Journal.BecomeComparisonAsync(person, answer.Id, StudioFixture.Another(answer), None))!;

        Assert.Equal(comparison, await studio.FindAsync(comparison), StudioFixture.SameContent);
        Assert.Equal(
            (answer.ConversationId, 3, "Why is the sky blue?", ComparisonState.Answering, false),
            (comparison.ConversationId, comparison.TurnIndex, comparison.Query, comparison.State, comparison.Blind));
        Assert.Equal((answer.Text, AnswerState.Complete, AnswerState.Streaming), (comparison.Left.Text, comparison.Left.State, comparison.Right.State));
        Assert.Equal(comparison.Id, (await studio.Journal.FindAsync(person, answer.Id, None))!.ComparisonId);
        Assert.Equal(comparison.Id, (await studio.Comparisons.LatestUnfinishedAsync(person, DateTimeOffset.MinValue, None))!.Id);
    }

    [Fact]
    public async Task BecomeComparison_TwoAtOnce_OneDoes()
    {
        var answer = await studio.RoutedAsync(await studio.GuestAsync());

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => studio.Journal.BecomeComparisonAsync(answer.PersonId, answer.Id, StudioFixture.Another(answer), None))));

        Assert.Single(made.OfType<Comparison>());
        Assert.Single(await studio.Comparisons.TurnsAsync(answer.PersonId, answer.ConversationId, None));
    }

    [Fact]
    public async Task BecomeComparison_ComingAnswerOrOtherCandidate_IsRefused()
    {
        var person = await studio.GuestAsync();
        var decision = StudioFixture.Decision(person);
        var coming = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None))!;
        var answer = await studio.RoutedAsync(person);
        var foreign = StudioFixture.Another(answer) with { Left = StudioFixture.NewAnswer(Side.Left, "demo/third", 1) };

        Assert.Null(await studio.Journal.BecomeComparisonAsync(person, coming.Id, StudioFixture.Another(coming), None));
        await Assert.ThrowsAsync<ArgumentException>(() => studio.Journal.BecomeComparisonAsync(person, answer.Id, foreign, None));
        Assert.Null((await studio.Journal.FindAsync(person, answer.Id, None))!.ComparisonId);
    }

    [Fact]
    public async Task DeleteComparison_ThatWasAnAnswer_TakesTheAnswerAlong()
    {
        var person = await studio.GuestAsync();
        var answer = await studio.RoutedAsync(person);
        await ThumbAsync(answer, true);
        var comparison = (await studio.Journal.BecomeComparisonAsync(person, answer.Id, StudioFixture.Another(answer), None))!;

        Assert.False(await studio.Journal.DeleteAsync(person, answer.Id, None));
        Assert.Equal(DeletionResult.Deleted, await studio.Comparisons.DeleteAsync(person, comparison.Id, null, None));

        Assert.Null(await studio.Journal.FindAsync(person, answer.Id, None));
        Assert.Null(await studio.Journal.FindAnyonesDecisionAsync(answer.DecisionId, None));
        Assert.Empty(await CountingAsync(answer));
        await using var context = studio.Database.CreateContext();
        Assert.False(await context.Conversations.AnyAsync(conversation => conversation.PersonId == person));
    }

    private Task<bool> ThumbAsync(RoutedAnswer answer, bool thumb) => studio.Journal.SetThumbAsync(
        answer.PersonId, answer.Id, thumb, [StudioFixture.Reward(answer.PersonId, answer.Id, answer.CandidateId, thumb ? 1 : 0) with { Source = RewardSource.Thumb }], None);

    private async Task<List<LoggedReward>> CountingAsync(RoutedAnswer answer)
    {
        var lines = await LinesAsync(answer);
        return [.. lines.Where(line => line.Reverses is null && !lines.Any(other => other.Reverses == line.Sequence))];
    }

    private async Task<List<LoggedReward>> LinesAsync(RoutedAnswer answer)
    {
        await using var context = studio.Database.CreateContext();
        return await context.Rewards.Where(row => row.JudgedId == answer.Id).OrderBy(row => row.Sequence).ToListAsync();
    }
}
