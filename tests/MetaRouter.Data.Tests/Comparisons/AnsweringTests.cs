using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Tests.Comparisons;

public abstract class AnsweringTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : AnsweringTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : AnsweringTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Start_NewComparison_IsReadBackAsReturned()
    {
        var person = await studio.GuestAsync();
        var asked = StudioFixture.New(person, questionId: "qa-03") with
        {
            Category = "qa", EmbeddingHash = "e5", EncoderVersion = "use-lite", Onboarding = true, PricesShown = false, Blind = false,
        };

        var started = (await studio.Comparisons.StartAsync(asked, None))!;

        Assert.Equal(7, started.Id.Version);
        Assert.True(started is { Sequence: > 0, State: ComparisonState.Answering, ProgramVersion: not "" });
        Assert.NotEqual(Guid.Empty, started.ConversationId);
        Assert.Equal(started, await studio.FindAsync(started), StudioFixture.SameContent);
        Assert.Equal(Guid.Empty, asked.Left.ComparisonId);
    }

    [Fact]
    public async Task Start_UnknownPerson_IsNull() =>
        Assert.Null(await studio.Comparisons.StartAsync(StudioFixture.New(Guid.CreateVersion7()), None));

    [Fact]
    public async Task Start_InAConversation_AddsATurn()
    {
        var person = await studio.GuestAsync();
        var first = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        var replaced = (await studio.Comparisons.StartAsync(StudioFixture.New(person) with { ConversationId = first.ConversationId, TurnIndex = 1 }, None))!;
        await studio.Comparisons.SetStateAsync(person, replaced.Id, ComparisonState.Superseded, None);
        var second = (await studio.Comparisons.StartAsync(StudioFixture.New(person) with { ConversationId = first.ConversationId, TurnIndex = 1 }, None))!;

        var turns = await studio.Comparisons.TurnsAsync(person, first.ConversationId, None);

        Assert.Equal([first.Id, second.Id], turns.Select(turn => turn.Id));
    }

    [Fact]
    public async Task SaveAnswer_CheckpointThenEnd_KeepsTheEnd()
    {
        var person = await studio.GuestAsync();
        var started = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        var end = StudioFixture.Answered(started.Left, "A monad is") with { CachedInputTokens = 3, ReasoningTokens = 40, CostEstimated = true };

        Assert.True(await studio.Comparisons.SaveAnswerAsync(person, started.Id, started.Left with { Text = "A mo" }, None));
        Assert.Equal("A mo", (await studio.FindAsync(started)).Left.Text);
        Assert.True(await studio.Comparisons.SaveAnswerAsync(person, started.Id, end, None));
        Assert.False(await studio.Comparisons.SaveAnswerAsync(person, started.Id, started.Left with { Text = "A mon" }, None));

        var saved = await studio.FindAsync(started);
        Assert.Equal(end, saved.Left);
        Assert.Equal(started.Right, saved.Right);
    }

    [Fact]
    public async Task SaveAnswer_TellsAnotherCandidateOrShownPrice_ThoseStay()
    {
        var person = await studio.GuestAsync();
        var started = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;

        await studio.Comparisons.SaveAnswerAsync(
            person, started.Id, started.Left with { CandidateId = "other", ShownCost = new Cost(1), ExpectedCost = Cost.Zero }, None);

        Assert.Equal(started.Left, (await studio.FindAsync(started)).Left);
    }

    [Fact]
    public async Task SaveAnswer_FailureThenRetry_StreamsAgain()
    {
        var person = await studio.GuestAsync();
        var started = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        var failed = started.Left with { State = AnswerState.Failed, FailureKind = "RateLimited", FailureMessage = "The provider asks for patience." };
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, failed, None);
        Assert.Equal(failed, (await studio.FindAsync(started)).Left);

        Assert.True(await studio.Comparisons.SaveAnswerAsync(person, started.Id, started.Left with { Text = "again" }, None));
        Assert.True((await studio.FindAsync(started)).Left is { State: AnswerState.Streaming, FailureKind: null, Text: "again" });
    }

    [Theory]
    [InlineData(ComparisonState.Voted)]
    [InlineData(ComparisonState.Withdrawn)]
    public async Task SetState_JudgedState_IsAnError(ComparisonState state)
    {
        var open = await studio.OpenAsync(await studio.GuestAsync());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => studio.Comparisons.SetStateAsync(open.PersonId, open.Id, state, None));
    }

    [Fact]
    public async Task Interrupt_ProcessDiedWhileAnswering_MarksWhatWasComing()
    {
        var person = await studio.GuestAsync();
        var open = await studio.OpenAsync(person);
        var died = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        await studio.Comparisons.SaveAnswerAsync(person, died.Id, StudioFixture.Answered(died.Left, "whole"), None);
        await studio.Comparisons.SaveAnswerAsync(person, died.Id, died.Right with { Text = "ha" }, None);

        Assert.True(await studio.Comparisons.InterruptAsync(None) >= 1);

        var marked = await studio.FindAsync(died);
        Assert.Equal((ComparisonState.Failed, AnswerState.Complete, AnswerState.Interrupted), (marked.State, marked.Left.State, marked.Right.State));
        Assert.Equal("ha", marked.Right.Text);
        Assert.Equal(open, await studio.FindAsync(open), StudioFixture.SameContent);
        Assert.Equal(0, await studio.Comparisons.InterruptAsync(None));
    }

    [Theory]
    [InlineData(AnswerState.Complete, ComparisonState.Open)]
    [InlineData(AnswerState.Stopped, ComparisonState.Open)]
    [InlineData(AnswerState.Failed, ComparisonState.Failed)]
    public async Task Interrupt_BothAnswersWereSaved_LeavesWhatTheyMadeOfIt(AnswerState right, ComparisonState expected)
    {
        var person = await studio.GuestAsync();
        var died = (await studio.Comparisons.StartAsync(StudioFixture.New(person), None))!;
        await studio.Comparisons.SaveAnswerAsync(person, died.Id, StudioFixture.Answered(died.Left, "whole"), None);
        await studio.Comparisons.SaveAnswerAsync(person, died.Id, StudioFixture.Answered(died.Right, "there") with { State = right }, None);

        Assert.True(await studio.Comparisons.InterruptAsync(None) >= 1);

        var marked = await studio.FindAsync(died);
        Assert.Equal((expected, AnswerState.Complete, right), (marked.State, marked.Left.State, marked.Right.State));
    }

    [Fact]
    public async Task Texts_LongAndOfAllScripts_ComeBackUnchanged()
    {
        var person = await studio.GuestAsync();
        const string Scripts = "naïve · Ωμέγα · שלום · 你好 · नमस्ते · 👩‍👩‍👧‍👦 · e\u0301 · \u202Ertl · \u0001 · \r\n\t · '; DROP TABLE People; --";
        var megabyte = string.Concat(Enumerable.Repeat("0123456789abcdeé", 65_536));
        var started = (await studio.Comparisons.StartAsync(StudioFixture.New(person, Scripts + megabyte), None))!;
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, StudioFixture.Answered(started.Left, Scripts), None);
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, StudioFixture.Answered(started.Right, megabyte), None);

        var found = await studio.FindAsync(started);

        Assert.Equal(Scripts + megabyte, found.Query);
        Assert.Equal(Scripts, found.Left.Text);
        Assert.Equal(megabyte, found.Right.Text);
    }

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDC00')]
    [InlineData('\0')]
    public async Task Texts_WhatNoDatabaseKeeps_BecomesTheReplacementCharacter(char bad)
    {
        // At the place where the conversation's title is cut.
        string With(char character) => new string('x', 119) + character + " and more";
        var person = await studio.GuestAsync();

        var started = (await studio.Comparisons.StartAsync(StudioFixture.New(person, With(bad)), None))!;
        await studio.Comparisons.SaveAnswerAsync(person, started.Id, StudioFixture.Answered(started.Left, With(bad)), None);

        var found = await studio.FindAsync(started);
        Assert.Equal((With('\uFFFD'), With('\uFFFD')), (found.Query, found.Left.Text));
    }
}
