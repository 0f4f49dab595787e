using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.TimingOut;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Studio.Tests.Comparing;

public sealed class ComparisonAskingTests
{
    [Theory]
    [InlineData("", AskRefusalReason.Empty)]
    [InlineData(" \n\t ", AskRefusalReason.Empty)]
    [InlineData("Who painted the ceiling of my kitchen?", AskRefusalReason.OnlyRecorded)]
    public async Task Ask_WhatCannotBeAnswered_SaysWhy(string query, AskRefusalReason reason)
    {
        await using var studio = await StudioParts.CreateAsync();
        var result = await studio.Asking.AskAsync(new AskRequest(await studio.GuestAsync(), query), CancellationToken.None);
        Assert.Null(result.Run);
        Assert.Equal(reason, result.Refusal);
        Assert.Equal(reason == AskRefusalReason.OnlyRecorded ? 3 : 0, result.Nearest.Count);
    }

    [Fact]
    public async Task Ask_TooLongAQuestion_IsRefused()
    {
        await using var studio = await StudioParts.CreateAsync();
        var result = await studio.Asking.AskAsync(new AskRequest(await studio.GuestAsync(), new string('a', QuestionPreparation.MaxQueryLength + 1)), CancellationToken.None);
        Assert.Equal(AskRefusalReason.TooLong, result.Refusal);
    }

    [Fact]
    public async Task Ask_ByAnUnknownPerson_IsRefused()
    {
        await using var studio = await StudioParts.CreateAsync();
        var result = await studio.Asking.AskAsync(new AskRequest(Guid.NewGuid(), studio.Pools.Samples[0].Question.Query), CancellationToken.None);
        Assert.Equal(AskRefusalReason.NotFound, result.Refusal);
    }

    [Fact]
    public async Task Ask_OnboardingQuestion_ShowsItsDesignatedPairOnBothSidesInTurn()
    {
        await using var studio = await StudioParts.CreateAsync();
        var person = await studio.GuestAsync();
        var entry = studio.Pools.Onboarding[4];
        var (first, second) = (studio.Pools.Recorded!.Candidates[entry.Pair.First].Id, studio.Pools.Recorded.Candidates[entry.Pair.Second].Id);
        var lefts = new HashSet<string>();
        for (var time = 0; time < 40; time++)
        {
            var comparison = await studio.AnsweredAsync(person, entry.Sample.Question.Query);
            Assert.Equal(new[] { first, second }.Order(), new[] { comparison.Left.CandidateId, comparison.Right.CandidateId }.Order());
            Assert.True(comparison.Onboarding);
            lefts.Add(comparison.Left.CandidateId);
        }

        Assert.Equal(2, lefts.Count);
    }

    [Fact]
    public async Task Ask_AJudgedQuestionAgain_IsBlindNoMoreAndIsNotOffered()
    {
        await using var studio = await StudioParts.CreateAsync();
        var person = await studio.GuestAsync();
        var near = (await studio.Asking.AskAsync(new AskRequest(person, "Which city is the capital of Australia?"), CancellationToken.None)).Nearest[0];
        var first = await studio.AnsweredAsync(person, near.Question.Query);
        Assert.True(first.Blind);
        Assert.True((await studio.AnsweredAsync(person, near.Question.Query)).Blind);
        await studio.Voting.VoteAsync(new Vote(person, first.Id, Choice.Tie, AnswerProgress.Of(first.Left).Tag, AnswerProgress.Of(first.Right).Tag, 1), CancellationToken.None);
        Assert.False((await studio.AnsweredAsync(person, near.Question.Query)).Blind);
        var offered = (await studio.Asking.AskAsync(new AskRequest(person, "Which city is the capital of Australia?"), CancellationToken.None)).Nearest;
        Assert.Equal(3, offered.Count);
        Assert.DoesNotContain(near, offered);
    }

    [Fact]
    public async Task Suggest_AfterEachVote_NeverRepeatsAndFinallyEnds()
    {
        await using var studio = await StudioParts.CreateAsync();
        var person = await studio.GuestAsync();
        var asked = new HashSet<string>();
        while (await studio.Asking.SuggestAsync(person, CancellationToken.None) is { } suggested)
        {
            Assert.True(asked.Add(suggested.Sample.Question.Id));
            Assert.InRange(suggested.Propensity, double.Epsilon, 1);
            var comparison = await studio.AnsweredAsync(person, suggested.Sample.Question.Query);
            Assert.Equal(asked.Count <= 12, comparison.Onboarding);
        }

        Assert.Equal(studio.Pools.Samples.Length, asked.Count);
    }

    [Fact]
    public async Task Ask_SuggestedQuestion_StoresItsPropensity()
    {
        await using var studio = await StudioParts.CreateAsync();
        var person = await studio.GuestAsync();
        var query = studio.Pools.Onboarding[0].Sample.Question.Query;
        var suggested = (await studio.Asking.AskAsync(new AskRequest(person, query, Propensity: 0.25), CancellationToken.None)).Run!;
        var chosen = (await studio.Asking.AskAsync(new AskRequest(person, query), CancellationToken.None)).Run!;
        var (first, second) = (await studio.Comparisons.FindAsync(person, suggested.Id, CancellationToken.None), await studio.Comparisons.FindAsync(person, chosen.Id, CancellationToken.None));
        Assert.Equal((0.25, "expected-regret"), (first!.Propensity, first.PairPolicyName));
        Assert.Equal((1.0, "designated"), (second!.Propensity, second.PairPolicyName));
    }

    [Fact]
    public async Task Ask_ManyQuestionsAtOnce_IsRefusedAtTheLimit()
    {
        await using var studio = await StudioParts.CreateAsync(pace: 100);
        var person = await studio.GuestAsync();
        foreach (var sample in studio.Pools.Samples.Take(ComparisonAsking.MostRuns))
            Assert.NotNull((await studio.Asking.AskAsync(new AskRequest(person, sample.Question.Query), CancellationToken.None)).Run);
        var query = studio.Pools.Samples[^1].Question.Query;
        Assert.Equal(AskRefusalReason.TooManyRuns, (await studio.Asking.AskAsync(new AskRequest(person, query), CancellationToken.None)).Refusal);
        Assert.NotNull((await studio.Asking.AskAsync(new AskRequest(await studio.GuestAsync(), query), CancellationToken.None)).Run);
    }

    [Fact]
    public async Task Ask_ManyGuestsAtOnce_StayWithinTheDaysMoney()
    {
        // Nothing is answered before all have asked: what is answered counts with its real price, which is next to nothing.
        using var gate = new StreamGate();
        await using var server = await ProtocolServer.StartAsync();
        server.Script("one", ProtocolReply.Stream([], gate: gate)).Script("two", ProtocolReply.Stream([], gate: gate));
        var time = new ManualTimeProvider();
        await using var studio = await StudioParts.CreateAsync(time: time, configure: options =>
        {
            Live(options, server.Url);
            options.Providers[0].Timeouts = new AnswerTimeouts { FirstToken = TimeSpan.FromDays(1), Total = TimeSpan.FromDays(1) };
            options.Guests.DailyUsd = 0.1m;
        });
        var guests = new List<Guid>();
        for (var guest = 0; guest < 12; guest++) guests.Add(await studio.GuestAsync());
        var asking = Task.WhenAll(guests.Select(guest => Task.Run(() => studio.Asking.AskAsync(new AskRequest(guest, "How do I say hello?"), CancellationToken.None))));
        while (!asking.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(250));
            // A write of ours stands in the same queue as theirs: time does not run away from them.
            await studio.People.SeenAsync(guests[0], CancellationToken.None);
        }
        var asked = await asking;
        // Two answers of at most 1,024 tokens cost at most 3.3 cents.
        Assert.Equal(3, asked.Count(result => result.Run is not null));
        Assert.All(asked.Where(result => result.Run is null), result => Assert.Equal((AskRefusalReason.BudgetExhausted, Budget.GuestsKey), (result.Refusal!.Value, result.Budget!.Budget.Key)));
        gate.Release(1_000);
        await Task.WhenAll(asked.Where(result => result.Run is not null).Select(result => result.Run!.Completion));
    }

    [Fact]
    public async Task Ask_InPlaceOfAnother_SupersedesIt()
    {
        await using var studio = await StudioParts.CreateAsync(pace: 100);
        var person = await studio.GuestAsync();
        var query = studio.Pools.Samples[0].Question.Query;
        var first = (await studio.Asking.AskAsync(new AskRequest(person, query), CancellationToken.None)).Run!;
        var second = (await studio.Asking.AskAsync(new AskRequest(person, query, Replaces: first.Id), CancellationToken.None)).Run!;
        Assert.Equal(ComparisonState.Superseded, (await studio.Comparisons.FindAsync(person, first.Id, CancellationToken.None))!.State);
        Assert.Null(studio.Get<Runs<ComparisonRun>>().Find(person, first.Id));
        Assert.NotNull(studio.Get<Runs<ComparisonRun>>().Find(person, second.Id));
        Assert.Null(studio.Get<Runs<ComparisonRun>>().Find(await studio.GuestAsync(), second.Id));
    }

    [Fact]
    public async Task Ask_InPlaceOfAnotherAndRefused_LeavesTheOtherOpen()
    {
        await using var server = await ProtocolServer.StartAsync();
        await using var studio = await StudioParts.CreateAsync(configure: options =>
        {
            Live(options, server.Url);
            options.Guests.DailyUsd = 0.0001m;
        });
        var person = await studio.GuestAsync();
        var open = await studio.AnsweredAsync(person);
        var result = await studio.Asking.AskAsync(new AskRequest(person, "How do I say hello?", open.ConversationId, 0, open.Id), CancellationToken.None);
        Assert.Equal(AskRefusalReason.BudgetExhausted, result.Refusal);
        Assert.Equal(ComparisonState.Open, (await studio.Comparisons.FindAsync(person, open.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Ask_FollowUpQuestion_SendsThePreferredAnswer()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.Script("one", ProtocolReply.Text("First says one.")).Script("two", ProtocolReply.Text("Second says two."));
        await using var studio = await StudioParts.CreateAsync(configure: options => Live(options, server.Url));
        var person = await studio.GuestAsync();
        var first = await studio.AnsweredAsync(person, "How do I say hello?");
        await studio.Voting.VoteAsync(new Vote(person, first.Id, Choice.BBetter, AnswerProgress.Of(first.Left).Tag, AnswerProgress.Of(first.Right).Tag, 1), CancellationToken.None);
        var followUp = (await studio.Asking.AskAsync(new AskRequest(person, "And goodbye?", first.ConversationId, 1), CancellationToken.None)).Run!;
        await followUp.Completion;
        var messages = server.Requests[^1].Body.GetProperty("messages").EnumerateArray()
            .Select(message => (Role: message.GetProperty("role").GetString(), Text: message.GetProperty("content").ToString())).ToList();
        Assert.Equal(["user", "assistant", "user"], messages.Select(message => message.Role));
        Assert.Contains(first.Right.Text, messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("goodbye", messages[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_InAForeignConversation_IsRefused()
    {
        await using var server = await ProtocolServer.StartAsync();
        await using var studio = await StudioParts.CreateAsync(configure: options => Live(options, server.Url));
        var first = await studio.AnsweredAsync(await studio.GuestAsync(), "How do I say hello?");
        var result = await studio.Asking.AskAsync(new AskRequest(await studio.GuestAsync(), "And goodbye?", first.ConversationId, 1), CancellationToken.None);
        Assert.Equal(AskRefusalReason.NotFound, result.Refusal);
    }

    [Fact]
    public async Task Answer_OfAFailingProvider_LeavesTheOtherAndCannotBeVotedFor()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.Script("one", ProtocolReply.Error(401, "bad key")).Script("two", ProtocolReply.Text("Second says two."));
        await using var studio = await StudioParts.CreateAsync(configure: options => Live(options, server.Url));
        var person = await studio.GuestAsync();
        var comparison = await studio.AnsweredAsync(person, "How do I say hello?");
        Assert.Equal(ComparisonState.Failed, comparison.State);
        var (failed, whole) = comparison.Left.State == AnswerState.Failed ? (comparison.Left, comparison.Right) : (comparison.Right, comparison.Left);
        Assert.Equal("Unauthorised", failed.FailureKind);
        Assert.DoesNotContain("bad key", failed.FailureMessage, StringComparison.Ordinal);
        Assert.Equal(Cost.Zero, failed.Cost);
        Assert.Equal((AnswerState.Complete, "Second says two."), (whole.State, whole.Text));
        Assert.Equal(VoteResult.Closed, await studio.Voting.VoteAsync(new Vote(person, comparison.Id, Choice.ABetter, null, null, null), CancellationToken.None));
    }

    [Fact]
    public async Task Ask_GuestsMoneyUsedUp_IsRefusedAndSamplesStayFree()
    {
        await using var server = await ProtocolServer.StartAsync();
        await using var studio = await StudioParts.CreateAsync(configure: options =>
        {
            Live(options, server.Url);
            options.Guests.DailyUsd = 0.0001m;
        });
        var person = await studio.GuestAsync();
        var result = await studio.Asking.AskAsync(new AskRequest(person, "How do I say hello?"), CancellationToken.None);
        Assert.Equal(AskRefusalReason.BudgetExhausted, result.Refusal);
        Assert.Empty(server.Requests);
        await studio.AnsweredAsync(person);
    }

    private static void Live(StudioOptions options, Uri url)
    {
        options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = url.ToString() });
        options.Candidates.Add(new CandidateOptions { Provider = "here", Model = "one", InputPerMillion = 1, OutputPerMillion = 2 });
        options.Candidates.Add(new CandidateOptions { Provider = "here", Model = "two", InputPerMillion = 10, OutputPerMillion = 30 });
    }
}
