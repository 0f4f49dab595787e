using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Spending;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Routing;

public sealed class QuestionRoutingTests
{
    [Fact]
    public async Task Ask_ARecordedQuestion_IsAnsweredByTheCandidateOfTheLoggedDecision()
    {
        await using var studio = await RoutedStudio.StartAsync(pin: 0.4);
        var sample = studio.Parts.Pools.Samples[3].Question;

        var answer = await studio.AnsweredAsync(sample.Query);

        var decision = await studio.DecisionAsync(answer);
        Assert.Equal(AnswerState.Complete, answer.State);
        Assert.Equal(decision.CandidateId, answer.CandidateId);
        Assert.Equal(sample.Id, answer.QuestionId);
        Assert.Equal(sample.Answers[decision.CandidateId].Text, answer.Text);
        Assert.Empty(studio.Provider.Requests);
        Assert.Equal(0, (await studio.SoundLedgerAsync()).Charges);
    }

    [Fact]
    public async Task Ask_PriceMindedAndQualityMinded_AreServedByDifferentCandidates()
    {
        await using var studio = await RoutedStudio.StartAsync(pin: 1);
        var other = await studio.Parts.GuestAsync();
        await studio.PinAsync(other, 0);

        var (cheap, good) = (await studio.AnsweredAsync(), await studio.AnsweredAsync(person: other));

        Assert.Equal((RoutedStudio.Cheap, RoutedStudio.Dear), (cheap.CandidateId, good.CandidateId));
        var recorded = studio.Parts.Pools.Samples[0].Question.Query;
        (cheap, good) = (await studio.AnsweredAsync(recorded), await studio.AnsweredAsync(recorded, person: other));
        Assert.True(cheap.Cost!.Value.Usd < good.Cost!.Value.Usd, $"{cheap.CandidateId} costs {cheap.Cost}, {good.CandidateId} {good.Cost}.");
    }

    [Fact]
    public async Task Ask_BudgetExhausted_NamesTheBudgetAndStoresNothing()
    {
        await using var studio = await RoutedStudio.StartAsync(configure: options => options.Budgets.Person.Usd = 0.0001m);

        var result = await studio.AskAsync();

        Assert.Null(result.Run);
        Assert.Equal(AskRefusalReason.BudgetExhausted, result.Refused!.Refusal);
        var budget = result.Refused.Budget!;
        Assert.Equal(Budget.PersonKey(studio.Person), budget.Budget.Key);
        Assert.Equal(new Cost(0.0001m), budget.Left);
        Assert.Contains("$0.0001", BudgetSentence.Of(budget), StringComparison.Ordinal);
        Assert.Null(await studio.Journal.LatestAsync(studio.Person, DateTimeOffset.MinValue, CancellationToken.None));
        Assert.Empty(studio.Provider.Requests);
        await studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Ask_DearestDoesNotFitTheBudget_CheaperOneAnswersAndTheLogSaysWhy()
    {
        // Of each answer's upper bound only the two cheaper ones fit.
        await using var studio = await RoutedStudio.StartAsync(configure: options => options.Budgets.Person.Usd = 0.02m);

        var answer = await studio.AnsweredAsync();

        Assert.NotEqual(RoutedStudio.Dear, answer.CandidateId);
        var (_, decision) = RoutingLog.Read(await studio.DecisionAsync(answer));
        Assert.Equal(RoutedStudio.Dear, decision.UnlimitedId);
        Assert.Equal(Ineligibility.TooDear, decision.Scores.Single(score => score.Id == RoutedStudio.Dear).Ineligible);
        await studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Ask_FollowUp_SendsTheEarlierTurnsAndStays()
    {
        await using var studio = await RoutedStudio.StartAsync(pin: 1, options => options.Auto.SwitchMargin = 1);
        studio.Provider.Script(RoutedStudio.Cheap, ProtocolReply.Text("Say hello."));
        var first = await studio.AnsweredAsync();
        // Alone, the next question would go to the dearest.
        await studio.PinAsync(studio.Person, 0);

        var second = await studio.AnsweredAsync("And goodbye?", first);

        Assert.Equal((first.ConversationId, 1, RoutedStudio.Cheap), (second.ConversationId, second.TurnIndex, second.CandidateId));
        var (inputs, decision) = RoutingLog.Read(await studio.DecisionAsync(second));
        Assert.Equal((RoutedStudio.Cheap, RoutingReason.Stayed), (inputs.StickyId, decision.Reason));
        var messages = studio.Provider.Requests[^1].Body.GetProperty("messages").EnumerateArray()
            .Select(message => (Role: message.GetProperty("role").GetString(), Text: message.GetProperty("content").ToString())).ToList();
        Assert.Equal(["user", "assistant", "user"], messages.Select(message => message.Role));
        Assert.Contains(RoutedStudio.Question, messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("Say hello.", messages[1].Text, StringComparison.Ordinal);
        Assert.Contains("And goodbye?", messages[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_FollowUpWithoutAMargin_GoesToWhoeverIsBest()
    {
        await using var studio = await RoutedStudio.StartAsync(pin: 1, options => options.Auto.SwitchMargin = 0);
        var first = await studio.AnsweredAsync();
        await studio.PinAsync(studio.Person, 0);

        Assert.Equal(RoutedStudio.Dear, (await studio.AnsweredAsync("And goodbye?", first)).CandidateId);
    }

    [Fact]
    public async Task Decision_ReplayedFromItsLog_IsTheSameToTheLastBit()
    {
        // Always by lot, so that the lot is replayed too; a budget with pacing, so that its thresholds are.
        await using var studio = await RoutedStudio.StartAsync(pin: 0.37, options =>
        {
            options.Auto.Exploration = 0.5;
            options.Budgets.Person.Usd = 10;
            options.Budgets.Person.ExpectedQueries = 40;
        });
        for (var turn = 0; turn < 5; turn++)
        {
            var row = await studio.DecisionAsync(await studio.AnsweredAsync());
            var (inputs, logged) = RoutingLog.Read(row);

            var again = Router.Decide(inputs).Decision!;

            Assert.Equal((row.CandidateId, row.Propensity, row.RouterVersion), (again.CandidateId, again.Propensity, Router.Version));
            Assert.Equal(logged.Scores.AsEnumerable(), again.Scores.AsEnumerable());
            Assert.Equal((logged.Reason, logged.RunnerUpId, logged.Confidence, logged.UnlimitedId), (again.Reason, again.RunnerUpId, again.Confidence, again.UnlimitedId));
            Assert.Contains(inputs.Budgets, budget => budget is { LeastQualityPerUsd: > 0 });
            Assert.Equal((0.37, PreferenceSource.Pinned), (inputs.CostWeight, inputs.Preference));
        }
    }

    [Fact]
    public async Task Ask_InAForeignConversation_IsRefusedAndHoldsNothingBack()
    {
        await using var studio = await RoutedStudio.StartAsync();
        var foreign = await studio.AnsweredAsync();
        var other = await studio.Parts.GuestAsync();

        var result = await studio.AskAsync("And goodbye?", foreign, other);

        Assert.Equal(AskRefusalReason.NotFound, result.Refused!.Refusal);
        Assert.Single(studio.Provider.Requests);
        await studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Ask_NothingSureEnough_TheDefaultAnswersAndTheLogSaysSo()
    {
        await using var studio = await RoutedStudio.StartAsync(configure: options => (options.Auto.Default, options.Auto.LeastConfidence) = (RoutedStudio.Middle, 1));

        var answer = await studio.AnsweredAsync();

        Assert.Equal(RoutedStudio.Middle, answer.CandidateId);
        Assert.Equal(RoutingReason.Unsure, RoutingLog.Read(await studio.DecisionAsync(answer)).Decision.Reason);
    }

    [Fact]
    public async Task Ask_ManyAtOnce_IsRefusedAtTheLimit()
    {
        using var gate = new StreamGate();
        await using var studio = await RoutedStudio.StartAsync();
        studio.Provider.Script(RoutedStudio.Dear, ProtocolReply.Stream(["Hello."], gate: gate));
        for (var run = 0; run < ComparisonAsking.MostRuns; run++) Assert.NotNull((await studio.AskAsync()).Run);

        Assert.Equal(AskRefusalReason.TooManyRuns, (await studio.AskAsync()).Refused!.Refusal);

        gate.Release(100);
    }
}
