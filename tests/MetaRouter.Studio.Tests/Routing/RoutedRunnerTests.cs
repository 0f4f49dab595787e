using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Spending;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Routing;

public sealed class RoutedRunnerTests : IAsyncLifetime
{
    private static readonly ProtocolReply Refusal = ProtocolReply.Error(401, "bad key");
    private RoutedStudio _studio = null!;

    public async Task InitializeAsync() => _studio = await RoutedStudio.StartAsync();

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Run_FailsBeforeItsFirstWord_NextBestAnswersOnceAndOnlyItIsPaid()
    {
        _studio.Provider.Script(RoutedStudio.Dear, Refusal).Script(RoutedStudio.Middle, ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 100, Output: 50)));
        var run = (await _studio.AskAsync()).Run!;
        await run.Completion;
        var answer = (await _studio.Journal.FindAsync(_studio.Person, run.Id, CancellationToken.None))!;

        Assert.Equal((AnswerState.Complete, "Hello.", RoutedStudio.Middle), (answer.State, answer.Text, answer.CandidateId));
        Assert.Equal(RoutedStudio.Dear, answer.FellOverFrom);
        Assert.Equal([RoutedStudio.Dear, RoutedStudio.Middle], _studio.Provider.Requests.Select(request => request.Model));
        var (inputs, decision) = RoutingLog.Read(await _studio.DecisionAsync(answer));
        Assert.Equal([RoutedStudio.Dear], inputs.FailedIds.AsEnumerable());
        Assert.Equal(RoutedStudio.Middle, decision.CandidateId);
        Assert.Equal(Ineligibility.Failed, decision.Scores.Single(score => score.Id == RoutedStudio.Dear).Ineligible);
        Assert.Equal(RoutedStudio.Dear, run.Decision.CandidateId);
        Assert.Equal((100 * 3m + 50 * 8m) / 1_000_000, answer.Cost!.Value.Usd);
        Assert.Equal((answer.Cost.Value.Usd, 0m), await SpentAsync());
        await _studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Run_FailsAfterItsFirstWord_NobodyElseIsAsked()
    {
        using var gate = new StreamGate();
        _studio.Provider.Script(RoutedStudio.Dear, ProtocolReply.Cut(["Half of "], gate));
        var run = (await _studio.AskAsync()).Run!;
        gate.Release();
        await FirstWordAsync(run);

        gate.Release();
        await run.Completion;

        var answer = (await _studio.Journal.FindAsync(_studio.Person, run.Id, CancellationToken.None))!;
        Assert.Equal((AnswerState.Failed, "Half of ", RoutedStudio.Dear), (answer.State, answer.Text, answer.CandidateId));
        Assert.Null(answer.FellOverFrom);
        Assert.Equal([RoutedStudio.Dear], _studio.Provider.Requests.Select(request => request.Model));
        await _studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Run_BothFail_IsFailedWithASentenceAndTheThirdIsNotAsked()
    {
        _studio.Provider.Script(RoutedStudio.Dear, Refusal).Script(RoutedStudio.Middle, Refusal);

        var answer = await _studio.AnsweredAsync();

        Assert.Equal((AnswerState.Failed, RoutedStudio.Middle, RoutedStudio.Dear), (answer.State, answer.CandidateId, answer.FellOverFrom));
        Assert.Equal("Unauthorised", answer.FailureKind);
        Assert.Contains("refused our key", answer.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("bad key", answer.FailureMessage, StringComparison.Ordinal);
        Assert.Equal([RoutedStudio.Dear, RoutedStudio.Middle], _studio.Provider.Requests.Select(request => request.Model));
        Assert.Equal((0m, 0m), await SpentAsync());
        await _studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Run_Stopped_KeepsWhatCameAndIsSettled()
    {
        _studio.Provider.Script(RoutedStudio.Dear, ProtocolReply.Hang("Half of "));
        var run = (await _studio.AskAsync()).Run!;
        await FirstWordAsync(run);

        run.Stop();
        await run.Completion;

        var answer = (await _studio.Journal.FindAsync(_studio.Person, run.Id, CancellationToken.None))!;
        Assert.Equal((AnswerState.Stopped, "Half of ", RoutedStudio.Dear), (answer.State, answer.Text, answer.CandidateId));
        Assert.True(answer is { CostEstimated: true, Cost.Usd: > 0 }, $"It cost {answer.Cost}.");
        Assert.Equal((answer.Cost.Value.Usd, 0m), await SpentAsync());
        Assert.Single(_studio.Provider.Requests);
        await _studio.SoundLedgerAsync();
    }

    private static async Task FirstWordAsync(RoutedRun run)
    {
        var begun = new TaskCompletionSource();
        run.Changed += Look;
        Look();
        await begun.Task;

        void Look()
        {
            if (run.Answer.Progress.Text.Length > 0) begun.TrySetResult();
        }
    }

    private async Task<(decimal Spent, decimal Reserved)> SpentAsync()
    {
        var person = (await _studio.Parts.People.FindAsync(_studio.Person, CancellationToken.None))!;
        var own = (await _studio.Parts.Get<SpendStatus>().OfAsync(person, CancellationToken.None))[^1];
        return (own.Spent.Usd, own.Reserved.Usd);
    }
}
