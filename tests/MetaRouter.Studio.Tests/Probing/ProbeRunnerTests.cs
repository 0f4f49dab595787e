using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Data.People;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Probing;
using MetaRouter.Studio.Routing;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Probing;

public sealed class ProbeRunnerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Run_QuestionsWithReferences_MeasuresTheCandidateAndTheRouterTakesIt()
    {
        await using var studio = await ProbedStudio.StartAsync();
        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Stream(["It is 42."], new ProtocolUsage(Input: 20, Output: 5)));
        var before = studio.Live.Predict(CandidatePools.TypicalQuery);
        Assert.All(before.Qualities, quality => Assert.Equal(QualitySource.Assumed, quality.Quality.Source));
        Assert.Equal(1, Best(before));
        Assert.Equal(ProfileResult.Done, await studio.Parts.Get<ProfileStore>().PinAsync(studio.Admin.PersonId!.Value, null, 0, None));
        Assert.Equal(ProbedStudio.Judge, await RoutedToAsync(studio));

        var (probe, answers) = await studio.MeasuredAsync(await studio.SetAsync(8));

        Assert.Equal((ProbeState.Completed, null), (probe.State, probe.StopReason));
        Assert.Equal(8, answers.Count);
        var price = new Cost((20 * 2m + 5 * 4m) / 1_000_000);
        Assert.All(answers, answer => Assert.Equal((1, "It is 42.", 5, price), (answer.Quality, answer.Text, answer.OutputTokens, answer.Cost)));
        Assert.Equal(new Cost(price.Usd * 8), await studio.Store.SpentAsync(probe.Id, None));
        var after = studio.Live.Predict(CandidatePools.TypicalQuery);
        Assert.Equal((QualitySource.Predicted, 1.0), (after.Qualities[0].Quality.Source, after.Qualities[0].Quality.Mean));
        Assert.Equal(QualitySource.Assumed, after.Qualities[1].Quality.Source);
        Assert.Equal(0, Best(after));
        Assert.Equal(ProbedStudio.Fresh, await RoutedToAsync(studio));
        Assert.Equal(5, after.Costs[0].OutputTokens, 3);
        await studio.SoundLedgerAsync();

        Assert.True(await studio.Steering.DiscardAsync(studio.Admin, probe.Id, None));
        Assert.Equal(QualitySource.Assumed, studio.Live.Predict(CandidatePools.TypicalQuery).Qualities[0].Quality.Source);
    }

    [Fact]
    public async Task Run_JudgeThatLikesWhateverComesFirst_SaysNothing()
    {
        await using var studio = await ProbedStudio.StartAsync();
        studio.Provider.Script(ProbedStudio.Judge, ProtocolReply.Stream(["A reads well.\n", "VERDICT: A much better"], new ProtocolUsage(100, 10)));

        var (probe, answers) = await studio.MeasuredAsync(await studio.SetAsync(6, reference: null), ProbedStudio.Judge);

        // Beside Grand, the best of the others: a tie.
        Assert.Equal(ProbeState.Completed, probe.State);
        Assert.All(answers, answer => Assert.Equal(0.75, answer.Quality));
        var judgements = answers.Select(answer => Judgement.Parse(answer.Reasoning)!).ToList();
        Assert.All(judgements, judgement => Assert.Equal((Verdict.MuchBetter, Verdict.MuchWorse, true, ProbedStudio.Grand), (judgement.First, judgement.Second, judgement.OrdersDisagree, judgement.BaselineId)));
        Assert.Equal((6, 6, 12), (studio.CallsOf(ProbedStudio.Fresh), studio.CallsOf(ProbedStudio.Grand), studio.CallsOf(ProbedStudio.Judge)));
        // Judging is booked too.
        var spent = await studio.Store.SpentAsync(probe.Id, None);
        Assert.True(spent.Usd > answers.Sum(answer => answer.Cost!.Value.Usd) + 12 * (100 * 3m + 10 * 8m) / 1_000_000);
        await studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Run_VerdictThatCannotBeRead_IsAskedForOnceMoreAndThenLeftOut()
    {
        await using var studio = await ProbedStudio.StartAsync();
        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Text("It is 42.\nVERDICT: A much better"));
        studio.Provider.Script(
            ProbedStudio.Judge, ProtocolReply.Text("Both are fine."), ProtocolReply.Text("VERDICT: tie"), ProtocolReply.Text("I cannot decide."));

        var (probe, answers) = await studio.MeasuredAsync(await studio.SetAsync(1), ProbedStudio.Judge);

        var answer = Assert.Single(answers);
        Assert.Equal((null, ProbingText.NoVerdict), (answer.Quality, answer.Failure));
        Assert.Equal((Verdict.AsGood, null), (Judgement.Parse(answer.Reasoning)!.First, Judgement.Parse(answer.Reasoning)!.Second));
        Assert.Equal(4, studio.CallsOf(ProbedStudio.Judge));
        Assert.Equal(ProbeState.Stopped, probe.State);

        // The answer is there and paid for: resuming has it judged again, and no more.
        studio.Provider.Script(ProbedStudio.Judge, ProtocolReply.Text("VERDICT: tie"));
        Assert.Equal(ProbeState.Completed, (await studio.ResumedAsync(probe.Id)).State);
        Assert.Equal(1, studio.CallsOf(ProbedStudio.Fresh));
        Assert.Equal(1, Assert.Single(await studio.Store.AnswersAsync(probe.Id, None)).Quality);
    }

    [Fact]
    public async Task Stop_WhileCallsAreUnderWay_KeepsThemAndResumeAsksTheRest()
    {
        await using var studio = await ProbedStudio.StartAsync();
        using var gate = new StreamGate();
        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Stream(["It is 42."], new ProtocolUsage(20, 5), gate: gate));
        var run = await studio.BegunAsync(await studio.SetAsync(10));
        for (var call = 0; call < 4; call++) await studio.Provider.WaitForRequestAsync(None);
        Assert.Equal(
            (string?)string.Format(System.Globalization.CultureInfo.CurrentCulture, ProbingText.RefusedRunning, "Fresh"),
            (await studio.Steering.StartAsync(studio.Admin, new ProbeRequest(ProbedStudio.Fresh, null, ProbedStudio.Judge), None)).Refused);

        Assert.True(await studio.Steering.StopAsync(studio.Admin, run.Id, None));
        Assert.True(run.Progress.IsStopping);
        Assert.Equal(ProbingText.RefusedStillEnding, (await studio.Steering.ResumeAsync(studio.Admin, run.Id, None)).Refused);
        gate.Release(100);
        var (probe, answers) = await studio.EndedAsync(run);

        Assert.Equal((ProbeState.Stopped, "Stopped by ada."), (probe.State, probe.StopReason));
        Assert.Equal(4, answers.Count(answer => answer.Text == "It is 42."));
        Assert.Equal(4, studio.CallsOf(ProbedStudio.Fresh));

        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Text("It is 42."));
        Assert.Equal(ProbeState.Completed, (await studio.ResumedAsync(probe.Id)).State);
        Assert.Equal(10, studio.CallsOf(ProbedStudio.Fresh));
        Assert.Equal(10, (await studio.Store.AnswersAsync(probe.Id, None)).Count(ProbeRunner.IsDone));
        await studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Run_ProgramEnds_IsStoppedAndGoesOnAfterTheRestart()
    {
        await using var studio = await ProbedStudio.StartAsync();
        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Text("It is 42."), ProtocolReply.Hang("It "));
        var run = await studio.BegunAsync(await studio.SetAsync(5));
        await FirstAnswerAsync(studio, run);

        await studio.Parts.Get<ProbeRuns>().AbortAllAsync(ProbingText.StoppedByRestart);

        var (probe, answers) = await studio.EndedAsync(run);
        Assert.Equal((ProbeState.Stopped, ProbingText.StoppedByRestart), (probe.State, probe.StopReason));
        Assert.Equal("It is 42.", Assert.Single(answers).Text);
        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Text("It is 42."));
        Assert.Equal(ProbeState.Completed, (await studio.ResumedAsync(probe.Id)).State);
        await studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Run_ProviderRefusesTheKey_StopsAtOnceInItsWords()
    {
        await using var studio = await ProbedStudio.StartAsync();
        studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Error(401, "Your account has been suspended."));

        var (probe, answers) = await studio.MeasuredAsync(await studio.SetAsync(20));

        Assert.Equal(ProbeState.Stopped, probe.State);
        Assert.Contains("Your account has been suspended.", probe.StopReason, StringComparison.Ordinal);
        Assert.StartsWith("Fresh: ", probe.StopReason, StringComparison.Ordinal);
        Assert.InRange(answers.Count, 1, 4);
        Assert.All(answers, answer => Assert.Equal((null, ""), (answer.Quality, answer.Text)));
    }

    [Fact]
    public async Task Run_SeveralFailuresInARow_StopItAndSingleOnesDoNot()
    {
        await using var studio = await ProbedStudio.StartAsync();
        var good = ProtocolReply.Text("It is 42.");
        var bad = ProtocolReply.Error(400, "Content filter.");
        studio.Provider.Script(ProbedStudio.Fresh, bad, bad, good, bad, good, good, good, good, good, good);

        var (probe, answers) = await studio.MeasuredAsync(await studio.SetAsync(10));
        Assert.Equal((ProbeState.Completed, 7), (probe.State, answers.Count(ProbeRunner.IsDone)));
        Assert.Equal(3, answers.Count(answer => answer.Failure is not null));

        studio.Provider.Script(ProbedStudio.Fresh, bad);
        var (second, failed) = await studio.MeasuredAsync(await studio.SetAsync(30, name: "More"));
        Assert.Contains("Content filter.", second.StopReason, StringComparison.Ordinal);
        Assert.InRange(failed.Count, ProbeRun.MostFailures, ProbeRun.MostFailures + 4);
    }

    [Fact]
    public async Task Start_MoreThanTheBudgetHas_IsRefusedInWordsAndNothingIsAsked()
    {
        await using var studio = await ProbedStudio.StartAsync(options => options.Budgets.Instance.Usd = 0.001m);

        var refused = (await studio.Steering.StartAsync(studio.Admin, new ProbeRequest(ProbedStudio.Fresh, await studio.SetAsync(50), null), None)).Refused;

        Assert.Contains("the program's budget has", refused, StringComparison.Ordinal);
        Assert.Empty(studio.Provider.Requests);
        Assert.Empty(await studio.Store.ListAsync(None));
    }

    [Fact]
    public async Task Start_WhatCannotWork_IsRefusedInWords()
    {
        await using var studio = await ProbedStudio.StartAsync();
        var bare = await studio.SetAsync(3, reference: null);
        Assert.Equal(ProbingText.RefusedCandidate, await RefusalAsync(new ProbeRequest("nobody", bare, ProbedStudio.Judge)));
        Assert.Equal(ProbingText.RefusedSet, await RefusalAsync(new ProbeRequest(ProbedStudio.Fresh, Guid.NewGuid(), null)));
        Assert.Equal(ProbingText.RefusedOwnJudge, await RefusalAsync(new ProbeRequest(ProbedStudio.Fresh, bare, ProbedStudio.Fresh)));
        Assert.StartsWith("3 questions of this set have no reference", await RefusalAsync(new ProbeRequest(ProbedStudio.Fresh, bare, null)), StringComparison.Ordinal);

        async Task<string?> RefusalAsync(ProbeRequest request) => (await studio.Steering.StartAsync(studio.Admin, request, None)).Refused;
    }

    private static async Task<string> RoutedToAsync(ProbedStudio studio)
    {
        var asked = await studio.Parts.Get<QuestionRouting>().AskAsync(new AskRequest(studio.Admin.PersonId!.Value, "How do I say hello?"), None);
        await asked.Run!.Completion;
        return asked.Run.Answer.Candidate.Id;
    }

    private static int Best(PoolPrediction prediction) => prediction.Qualities.Index().MaxBy(item => item.Item.Quality.Mean).Index;

    private static async Task FirstAnswerAsync(ProbedStudio studio, ProbeRun run)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await studio.Store.AnswersAsync(run.Id, limit.Token)).Any(ProbeRunner.IsDone)) await Task.Yield();
    }
}
