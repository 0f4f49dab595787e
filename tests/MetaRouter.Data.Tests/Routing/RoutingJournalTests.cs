using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Routing;

public abstract class RoutingJournalTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : RoutingJournalTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : RoutingJournalTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Start_DecisionAndAnswer_AreReadBackAsStored()
    {
        var person = await studio.GuestAsync();
        var decision = StudioFixture.Decision(person);

        var started = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision) with { QuestionId = "qa-01" }, None))!;

        Assert.True(started is { Sequence: > 0, State: AnswerState.Streaming, Thumb: null, ComparisonId: null });
        Assert.NotEqual(Guid.Empty, started.ConversationId);
        Assert.Equal(started, await studio.Journal.FindAsync(person, started.Id, None));
        var logged = (await studio.Journal.FindDecisionAsync(person, decision.Id, None))!;
        Assert.Equal(decision with { Sequence = logged.Sequence }, logged);
        Assert.Equal(logged, await studio.Journal.FindAnyonesDecisionAsync(decision.Id, None));
    }

    [Fact]
    public async Task Start_UnknownPerson_StoresNeitherDecisionNorConversation()
    {
        var decision = StudioFixture.Decision(Guid.CreateVersion7());

        Assert.Null(await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None));

        Assert.Null(await studio.Journal.FindAnyonesDecisionAsync(decision.Id, None));
    }

    [Fact]
    public async Task Start_AnswerOfAnotherDecisionOrPerson_IsAnError()
    {
        var decision = StudioFixture.Decision(await studio.GuestAsync());
        var answer = StudioFixture.Routed(decision);

        await Assert.ThrowsAsync<ArgumentException>(() => studio.Journal.StartAsync(decision, answer with { DecisionId = Guid.CreateVersion7() }, None));
        await Assert.ThrowsAsync<ArgumentException>(() => studio.Journal.StartAsync(decision, answer with { PersonId = Guid.CreateVersion7() }, None));
    }

    [Fact]
    public async Task SaveAnswer_FellOverThenEnded_KeepsWhoAnsweredAndTheEnd()
    {
        var person = await studio.GuestAsync();
        var decision = StudioFixture.Decision(person);
        var started = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None))!;
        var other = started with
        {
            CandidateId = "demo/max", CandidateName = "Max", Maker = "other", ProviderId = "second", PriceVersion = "2", ExpectedCost = new Cost(0.5m), FellOverFrom = "Pocket",
        };
        var ended = other with
        {
            Text = "whole", State = AnswerState.Complete, InputTokens = 3, OutputTokens = 4, Cost = new Cost(0.25m), CostEstimated = true,
            TimeToFirstToken = TimeSpan.FromMilliseconds(90), Duration = TimeSpan.FromSeconds(2),
        };

        Assert.True(await studio.Journal.SaveAnswerAsync(person, other with { Text = "wh" }, None));
        Assert.True(await studio.Journal.SaveAnswerAsync(person, ended, None));
        Assert.False(await studio.Journal.SaveAnswerAsync(person, other with { Text = "who" }, None));

        Assert.Equal(ended, await studio.Journal.FindAsync(person, started.Id, None));
    }

    [Fact]
    public async Task FallOver_ToAnotherCandidate_KeepsBothDecisionsAndDeletionTakesBoth()
    {
        var person = await studio.GuestAsync();
        var first = StudioFixture.Decision(person);
        var started = (await studio.Journal.StartAsync(first, StudioFixture.Routed(first), None))!;
        var second = StudioFixture.Decision(person) with { CandidateId = "demo/max" };
        var taken = started with { DecisionId = second.Id, CandidateId = "demo/max", CandidateName = "Max", FellOverFrom = "Pocket" };

        Assert.True(await studio.Journal.FallOverAsync(person, second, taken, None));

        Assert.Equal(taken, await studio.Journal.FindAsync(person, started.Id, None));
        Assert.Equal(first.Id, (await studio.Journal.FindDecisionAsync(person, second.Id, None))!.ReplacesId);
        Assert.NotNull(await studio.Journal.FindDecisionAsync(person, first.Id, None));
        Assert.True(await studio.Journal.DeleteAsync(person, started.Id, None));
        Assert.Null(await studio.Journal.FindAnyonesDecisionAsync(first.Id, None));
        Assert.Null(await studio.Journal.FindAnyonesDecisionAsync(second.Id, None));
        await Assert.ThrowsAsync<ArgumentException>(() => studio.Journal.FallOverAsync(person, StudioFixture.Decision(Guid.CreateVersion7()), taken, None));
    }

    [Fact]
    public async Task Interrupt_ProcessDiedWhileAnswering_MarksWhatWasComing()
    {
        var person = await studio.GuestAsync();
        var decision = StudioFixture.Decision(person);
        var died = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None))!;
        var whole = await studio.RoutedAsync(person);

        Assert.True(await studio.Journal.InterruptAsync(None) >= 1);

        Assert.Equal(AnswerState.Interrupted, (await studio.Journal.FindAsync(person, died.Id, None))!.State);
        Assert.Equal(whole, await studio.Journal.FindAsync(person, whole.Id, None));
    }

    [Fact]
    public async Task Turns_MixedWithComparisons_AreThoseThatStand()
    {
        var person = await studio.GuestAsync();
        var first = await studio.RoutedAsync(person, "first");
        var conversation = first.ConversationId;
        await studio.RoutedAsync(person, "replaced by an answer", conversation, 1);
        var again = await studio.RoutedAsync(person, "answered again", conversation, 1);
        var kept = await studio.RoutedAsync(person, "compared later", conversation, 2);
        var compared = (await studio.Comparisons.StartAsync(StudioFixture.New(person, "compared") with { ConversationId = conversation, TurnIndex = 2 }, None))!;
        var became = await studio.RoutedAsync(person, "became one", conversation, 3);
        var another = (await studio.Journal.BecomeComparisonAsync(person, became.Id, StudioFixture.Another(became), None))!;

        // A comparison that nobody has judged hides nothing.
        Assert.Equal([first.Id, again.Id, kept.Id, became.Id], (await studio.Journal.TurnsAsync(person, conversation, None)).Select(turn => turn.Id));
        Assert.Equal([compared.Id, another.Id], (await studio.Comparisons.TurnsAsync(person, conversation, None)).Select(turn => turn.Id));
        await studio.Comparisons.SetStateAsync(person, another.Id, ComparisonState.Open, None);
        Assert.Equal(VoteResult.Recorded, await studio.Comparisons.RecordVoteAsync(StudioFixture.Vote(another, 0), None));
        Assert.Equal([first.Id, again.Id, kept.Id], (await studio.Journal.TurnsAsync(person, conversation, None)).Select(turn => turn.Id));
    }

    [Fact]
    public async Task Latest_ComingOrRecent_IsTheNewestThatStands()
    {
        var person = await studio.GuestAsync();
        Assert.Null(await studio.Journal.LatestAsync(person, DateTimeOffset.MinValue, None));
        var old = await studio.RoutedAsync(person);
        var decision = StudioFixture.Decision(person);
        var coming = (await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision), None))!;

        Assert.Equal(coming.Id, (await studio.Journal.LatestAsync(person, coming.CreatedAt.AddHours(1), None))!.Id);
        await studio.Journal.SaveAnswerAsync(person, coming with { State = AnswerState.Complete }, None);
        Assert.Null(await studio.Journal.LatestAsync(person, coming.CreatedAt.AddHours(1), None));
        Assert.Equal(coming.Id, (await studio.Journal.LatestAsync(person, coming.CreatedAt, None))!.Id);
        await studio.Journal.BecomeComparisonAsync(person, coming.Id, StudioFixture.Another(coming), None);
        Assert.Equal(old.Id, (await studio.Journal.LatestAsync(person, old.CreatedAt, None))!.Id);
    }

    [Fact]
    public async Task History_PageByPage_IsCompleteNewestFirst()
    {
        var person = await studio.GuestAsync();
        var answers = new List<RoutedAnswer>();
        for (var index = 0; index < 5; index++) answers.Add(await studio.RoutedAsync(person, $"question {index}"));
        await studio.Journal.BecomeComparisonAsync(person, answers[2].Id, StudioFixture.Another(answers[2]), None);

        var first = await studio.Journal.HistoryAsync(person, 3, null, None);
        var second = await studio.Journal.HistoryAsync(person, 3, first[^1].Sequence, None);

        Assert.Equal([answers[4].Id, answers[3].Id, answers[1].Id, answers[0].Id], first.Concat(second).Select(answer => answer.Id));
    }

    [Fact]
    public async Task RecentQueries_ComparedAndRouted_ComeOnceNewestFirst()
    {
        var person = await studio.GuestAsync();
        await studio.OpenAsync(person, "a");
        await studio.RoutedAsync(person, "b");
        await studio.OpenAsync(person, "b");
        await studio.RoutedAsync(person, "c");
        await studio.RoutedAsync(person, "a");

        Assert.Equal(["a", "c", "b"], await studio.Comparisons.RecentQueriesAsync(person, 200, None));
        Assert.Equal(["a", "c"], await studio.Comparisons.RecentQueriesAsync(person, 2, None));
    }

    [Fact]
    public async Task Delete_Answer_RemovesDecisionAndEmptyConversation()
    {
        var person = await studio.GuestAsync();
        var answer = await studio.RoutedAsync(person);

        Assert.True(await studio.Journal.DeleteAsync(person, answer.Id, None));
        Assert.False(await studio.Journal.DeleteAsync(person, answer.Id, None));

        Assert.Null(await studio.Journal.FindAsync(person, answer.Id, None));
        Assert.Null(await studio.Journal.FindAnyonesDecisionAsync(answer.DecisionId, None));
        await using var context = studio.Database.CreateContext();
        Assert.False(await context.Conversations.AnyAsync(conversation => conversation.PersonId == person));
    }

    [Fact]
    public async Task Erase_Person_TakesAnswersAndDecisionsAlong()
    {
        var person = await studio.GuestAsync();
        var answer = await studio.RoutedAsync(person);

        await studio.People.EraseAsync(person, None);

        Assert.Null(await studio.Journal.FindAsync(person, answer.Id, None));
        Assert.Null(await studio.Journal.FindAnyonesDecisionAsync(answer.DecisionId, None));
    }
}
