using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Tests.Comparisons;

public abstract class VotingTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : VotingTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : VotingTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Vote_OpenComparison_IsReadBackWhole()
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);

        var result = await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 0) with { LeakFlag = true }, None);

        Assert.Equal(VoteResult.Recorded, result);
        var voted = (await studio.Comparisons.FindAsync(person, open.Id, None))!;
        Assert.Equal(ComparisonState.Voted, voted.State);
        Assert.Equal(Choice.ABetter, voted.Choice);
        Assert.Equal(QualitySource.Graded, voted.QualitySource);
        Assert.Equal((0.4, 0.9, 0.1, 0.8), (voted.QualityLeft, voted.QualityRight, voted.NormalisedCostLeft, voted.NormalisedCostRight));
        Assert.Equal(new PreferenceSnapshot(0.5, 0.05, 0.5, 0.95, "plug-in 1"), voted.PreferenceBefore);
        Assert.Equal(new PreferenceSnapshot(0.625, 0.25, 0.625, 0.95, "plug-in 1"), voted.PreferenceAfter);
        Assert.Equal((0.0002m, false), (voted.Left.ShownCost!.Value.Usd, voted.Left.ShownIsExpected));
        Assert.Equal((0.004m, true), (voted.Right.ShownCost!.Value.Usd, voted.Right.ShownIsExpected));
        Assert.Equal(4200, voted.VoteMilliseconds);
        Assert.True(voted is { IsContext: true, LeakFlag: true, VotedAt: not null });
        Assert.Equal(open.Left with { ShownCost = voted.Left.ShownCost }, voted.Left);
        var saved = (await studio.People.FindAsync(person, None))!;
        Assert.Equal(1, saved.PreferenceRevision);
        Assert.Equal("plug-in 1", saved.Preference!.Version);
        Assert.Equal(new byte[] { 7, 0 }, saved.Preference.Bytes.ToArray());
    }

    [Fact]
    public async Task Vote_WhileAnAnswerIsComing_KeepsWhatWasJudgedUntilItsEndIsSaved()
    {
        var person = await studio.GuestAsync();
        var coming = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        var whole = StudioFixture.Answered(coming.Left, "The whole answer.");
        await studio.Comparisons.SaveAnswerAsync(person, coming.Id, whole, None);
        var vote = StudioFixture.Vote(coming, 0) with { EarlyVote = true, TextLeft = "The whole ans", TextRight = "Half an" };

        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(vote, None));
        // The program could end here.
        await studio.Comparisons.InterruptAsync(None);
        var judged = await studio.FindAsync(coming);
        Assert.Equal((AnswerState.Complete, "The whole answer."), (judged.Left.State, judged.Left.Text));
        Assert.Equal((AnswerState.Stopped, "Half an"), (judged.Right.State, judged.Right.Text));

        var end = StudioFixture.Answered(coming.Right, "Half an ans") with { State = AnswerState.Stopped, CostEstimated = true };
        Assert.True(await studio.Comparisons.SaveAnswerAsync(person, coming.Id, end, None));
        Assert.Equal(end with { ShownCost = vote.ShownRight!.Value.Amount, ShownIsExpected = true }, (await studio.FindAsync(coming)).Right);
    }

    [Fact]
    public async Task Vote_Twice_TheFirstStands()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);

        var second = await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(voted, 1, Choice.BothBad), None);

        Assert.Equal(VoteResult.AlreadyVoted, second);
        Assert.Equal(Choice.ABetter, (await studio.Comparisons.FindAsync(person, voted.Id, None))!.Choice);
        Assert.Equal(1, (await studio.People.FindAsync(person, None))!.PreferenceRevision);
    }

    [Fact]
    public async Task Vote_TwoAtOnce_ExactlyOneIsRecorded()
    {
        var person = await studio.GuestAsync();
        for (var round = 0; round < 15; round++)
        {
            var open = await studio.OpenAsync(person);
            using var start = new Barrier(2);
            // Without a preference, so that only the comparison itself can decide who comes second.
            var votes = new[] { Choice.ABetter, Choice.BBetter }.Select(choice => Task.Run(() =>
            {
                start.SignalAndWait();
                return studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 0, choice) with { IsContext = false, Preference = null }, None);
            }));

            Assert.Equal([VoteResult.Recorded, VoteResult.AlreadyVoted], (await Task.WhenAll(votes)).Order());
        }
    }

    [Fact]
    public async Task Vote_PreferenceHasMovedSince_ChangesNothing()
    {
        var person = await studio.GuestAsync();
        var first = await studio.OpenAsync(person);
        var second = await studio.OpenAsync(person);
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(first, 0), None));

        Assert.Equal(VoteResult.PreferenceMoved, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(second, 0), None));
        Assert.Equal(second, await studio.FindAsync(second), StudioFixture.SameContent);
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(second, 1), None));
    }

    [Fact]
    public async Task Vote_NoContext_LeavesThePreferenceAlone()
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);
        var hidden = StudioFixture.Vote(open, 0) with
        {
            IsContext = false, Preference = null, ShownLeft = null, ShownRight = null, NormalisedCostLeft = null, NormalisedCostRight = null,
        };

        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(hidden, None));

        Assert.Null((await studio.People.FindAsync(person, None))!.Preference);
        Assert.Empty(await studio.Comparisons.ContextsAsync(person, None));
        Assert.Null((await studio.FindAsync(open)).Left.ShownCost);
    }

    [Fact]
    public async Task Vote_ContextWithoutCosts_IsAnError()
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());

        await Assert.ThrowsAsync<ArgumentException>(
            () => studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 0) with { NormalisedCostRight = null }, None));
        Assert.Equal(ComparisonState.Open, (await studio.FindAsync(open)).State);
    }

    [Theory]
    [InlineData(AnswerState.Failed)]
    [InlineData(AnswerState.Interrupted)]
    public async Task Vote_AnswerFailed_IsClosed(AnswerState state)
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);
        await studio.Comparisons.SaveAnswerAsync(person, open.Id, open.Right with { State = state, FailureKind = "TimedOut" }, None);

        Assert.Equal(VoteResult.Closed, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 0), None));
    }

    [Theory]
    [InlineData(ComparisonState.Answering)]
    [InlineData(ComparisonState.Superseded)]
    [InlineData(ComparisonState.Failed)]
    public async Task Vote_NotOpen_IsClosed(ComparisonState state)
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);
        Assert.True(await studio.Comparisons.SetStateAsync(person, open.Id, state, None));

        Assert.Equal(VoteResult.Closed, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(open, 0), None));
        Assert.Equal(state, (await studio.FindAsync(open)).State);
    }

    [Fact]
    public async Task EarlyVote_AnswerStopsAfterwards_KeepsWhatWasOnScreen()
    {
        var person = await studio.GuestAsync();
        var answering = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;

        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(answering, 0) with { EarlyVote = true }, None));
        var stopped = StudioFixture.Answered(answering.Right, "so far") with { State = AnswerState.Stopped };
        Assert.True(await studio.Comparisons.SaveAnswerAsync(person, answering.Id, stopped, None));

        var voted = await studio.FindAsync(answering);
        Assert.True(voted is { State: ComparisonState.Voted, EarlyVote: true });
        Assert.Equal(stopped with { ShownCost = voted.Right.ShownCost, ShownIsExpected = true }, voted.Right);
        Assert.Equal(0.004m, voted.Right.ShownCost!.Value.Usd);
        Assert.False(await studio.Comparisons.SetStateAsync(person, answering.Id, ComparisonState.Open, None));
    }

    [Fact]
    public async Task Annotate_AfterTheVote_KeepsReasonsAndComment()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);

        Assert.True(await studio.Comparisons.AnnotateAsync(
            person, voted.Id, [ComparisonReason.CheaperGoodEnough, ComparisonReason.Faster], "brief, and it is right", None));

        var annotated = await studio.FindAsync(voted);
        Assert.Equal([ComparisonReason.CheaperGoodEnough, ComparisonReason.Faster], annotated.Reasons);
        Assert.Equal("brief, and it is right", annotated.Comment);
    }

    [Fact]
    public async Task Annotate_BeforeTheVote_IsRefused()
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());

        Assert.False(await studio.Comparisons.AnnotateAsync(open.PersonId, open.Id, [ComparisonReason.Useful], null, None));
        Assert.Empty((await studio.FindAsync(open)).Reasons);
    }
}
