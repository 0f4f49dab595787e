using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Rewards;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Rewards;

/// <summary>Rewards stand and fall with the vote that they were read from.</summary>
public abstract class JudgementRewardTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : JudgementRewardTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : JudgementRewardTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Vote_Recorded_AppendsItsRewards()
    {
        var voted = await VotedAsync();

        Assert.Equal([(0.75, voted.PersonId), (0.25, voted.PersonId)], (await LinesAsync(voted)).Select(line => (line.Value, line.PersonId!.Value)));
    }

    [Fact]
    public async Task Vote_Refused_AppendsNothing()
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());

        Assert.Equal(VoteResult.PreferenceMoved, await studio.Comparisons.RecordVoteAsync(StudioFixture.RewardedVote(open, 7), None));

        Assert.Empty(await LinesAsync(open));
    }

    [Fact]
    public async Task Vote_RewardOfSomethingElse_IsAnError()
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());
        var vote = StudioFixture.RewardedVote(open, 0);

        foreach (var wrong in new[]
        {
            vote.Rewards[0] with { JudgedId = Guid.CreateVersion7() }, vote.Rewards[0] with { PersonId = Guid.CreateVersion7() }, vote.Rewards[0] with { Reverses = 1 },
        })
            await Assert.ThrowsAsync<ArgumentException>(() => studio.Comparisons.RecordVoteAsync(vote with { Rewards = [wrong] }, None));

        Assert.Equal(ComparisonState.Open, (await studio.FindAsync(open)).State);
    }

    [Fact]
    public async Task Withdraw_Vote_ReversesItsRewards()
    {
        var voted = await VotedAsync();

        Assert.Equal(WithdrawalResult.Withdrawn, await studio.Comparisons.WithdrawAsync(voted.PersonId, voted.Id, StudioFixture.Update(1), None));

        var lines = await LinesAsync(voted);
        Assert.Equal(lines.Take(2).Select(line => (long?)line.Sequence), lines.Skip(2).Select(line => line.Reverses));
        Assert.All(lines.Take(2), line => Assert.NotNull(line.Embedding));
    }

    [Fact]
    public async Task Delete_AfterTheWithdrawal_ReversesNothingTwiceAndForgetsWhose()
    {
        var voted = await VotedAsync();
        await studio.Comparisons.WithdrawAsync(voted.PersonId, voted.Id, StudioFixture.Update(1), None);

        Assert.Equal(DeletionResult.Deleted, await studio.Comparisons.DeleteAsync(voted.PersonId, voted.Id, null, None));

        var lines = await LinesAsync(voted);
        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.True(line is { PersonId: null, Embedding: null }));
    }

    [Fact]
    public async Task Erase_Person_ReversesAndForgetsTheirsAlone()
    {
        var (gone, kept) = (await VotedAsync(), await VotedAsync());
        var before = await LinesAsync(kept);

        Assert.True(await studio.People.EraseAsync(gone.PersonId, None));

        var lines = await LinesAsync(gone);
        Assert.Equal(lines.Take(2).Select(line => (long?)line.Sequence), lines.Skip(2).Select(line => line.Reverses));
        Assert.All(lines, line => Assert.True(line is { PersonId: null, Embedding: null }));
        Assert.Equal(before.Select(line => (line.Sequence, line.PersonId)), (await LinesAsync(kept)).Select(line => (line.Sequence, line.PersonId)));
    }

    private async Task<Comparison> VotedAsync()
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.RewardedVote(open, 0), None));
        return await studio.FindAsync(open);
    }

    private async Task<List<LoggedReward>> LinesAsync(Comparison comparison)
    {
        await using var context = studio.Database.CreateContext();
        return await context.Rewards.Where(row => row.JudgedId == comparison.Id).OrderBy(row => row.Sequence).ToListAsync();
    }
}
