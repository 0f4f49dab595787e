using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Comparisons;

public abstract class TakingBackTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : TakingBackTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : TakingBackTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Withdraw_Vote_KeepsTheRowAndTakesTheContextOut()
    {
        var person = await studio.GuestAsync();
        var kept = await studio.VotedAsync(person);
        var voted = await studio.VotedAsync(person);

        Assert.Equal(WithdrawalResult.Withdrawn, await studio.Comparisons.WithdrawAsync(person, voted.Id, StudioFixture.Update(2), None));

        var row = await studio.FindAsync(voted);
        Assert.True(row is { State: ComparisonState.Withdrawn, IsContext: false, ContextEnd: ContextEnd.Withdrawn, ContextEndedAt: not null });
        Assert.Equal(Choice.ABetter, row.Choice);
        Assert.Equal(kept.Id, Assert.Single(await studio.Comparisons.ContextsAsync(person, None)).ComparisonId);
        Assert.Equal(new byte[] { 7, 2 }, (await studio.People.FindAsync(person, None))!.Preference!.Bytes.ToArray());
    }

    [Fact]
    public async Task Withdraw_Twice_ChangesNothingMore()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);
        await studio.Comparisons.WithdrawAsync(person, voted.Id, StudioFixture.Update(1), None);

        Assert.Equal(WithdrawalResult.AlreadyWithdrawn, await studio.Comparisons.WithdrawAsync(person, voted.Id, StudioFixture.Update(2), None));
        Assert.Equal(2, (await studio.People.FindAsync(person, None))!.PreferenceRevision);
    }

    [Fact]
    public async Task Withdraw_ThenVote_IsAlreadyVoted()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);
        await studio.Comparisons.WithdrawAsync(person, voted.Id, StudioFixture.Update(1), None);

        Assert.Equal(VoteResult.AlreadyVoted, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(voted, 2), None));
        Assert.Equal(ComparisonState.Withdrawn, (await studio.FindAsync(voted)).State);
    }

    [Fact]
    public async Task Withdraw_OpenComparison_IsNotVoted()
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());

        Assert.Equal(WithdrawalResult.NotVoted, await studio.Comparisons.WithdrawAsync(open.PersonId, open.Id, null, None));
    }

    [Fact]
    public async Task Withdraw_PreferenceComputedFromAnOldRevisionOrNotAtAll_ChangesNothing()
    {
        var voted = await studio.VotedAsync(await studio.GuestAsync());

        Assert.Equal(WithdrawalResult.PreferenceMoved, await studio.Comparisons.WithdrawAsync(voted.PersonId, voted.Id, StudioFixture.Update(0), None));
        Assert.Equal(WithdrawalResult.PreferenceMoved, await studio.Comparisons.WithdrawAsync(voted.PersonId, voted.Id, null, None));
        Assert.True((await studio.FindAsync(voted)) is { State: ComparisonState.Voted, IsContext: true });
    }

    [Fact]
    public async Task Delete_Vote_RemovesRowAnswersAndEmptyConversationAndNeverReusesItsPlace()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);

        Assert.Equal(DeletionResult.Deleted, await studio.Comparisons.DeleteAsync(person, voted.Id, new(1, null), None));

        Assert.Null(await studio.Comparisons.FindAsync(person, voted.Id, None));
        await using var context = studio.Database.CreateContext();
        Assert.False(await context.Answers.AnyAsync(answer => answer.ComparisonId == voted.Id));
        Assert.False(await context.Conversations.AnyAsync(conversation => conversation.PersonId == person));
        Assert.Null((await studio.People.FindAsync(person, None))!.Preference);
        Assert.True((await studio.OpenAsync(person)).Sequence > voted.Sequence);
        Assert.Equal(DeletionResult.NotFound, await studio.Comparisons.DeleteAsync(person, voted.Id, null, None));
    }

    [Fact]
    public async Task Delete_ContextWithoutANewPreference_ChangesNothing()
    {
        var voted = await studio.VotedAsync(await studio.GuestAsync());

        Assert.Equal(DeletionResult.PreferenceMoved, await studio.Comparisons.DeleteAsync(voted.PersonId, voted.Id, null, None));
        Assert.Equal(voted, await studio.FindAsync(voted), StudioFixture.SameContent);
    }

    [Fact]
    public async Task Delete_OneTurnOfTwo_KeepsTheConversation()
    {
        var person = await studio.GuestAsync();
        var first = await studio.OpenAsync(person);
        var second = (await studio.Comparisons.StartAsync(StudioFixture.New(person, "And a functor?") with { ConversationId = first.ConversationId, TurnIndex = 1 }, None))!;

        Assert.Equal(DeletionResult.Deleted, await studio.Comparisons.DeleteAsync(person, first.Id, null, None));
        Assert.Equal(second.Id, Assert.Single(await studio.Comparisons.TurnsAsync(person, first.ConversationId, None)).Id);
    }
}
