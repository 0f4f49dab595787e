using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Comparing;

/// <summary>What a vote is, case by case (docs/mathematics.md, section 2).</summary>
public sealed class ComparisonVotingTests : IAsyncLifetime
{
    private StudioParts _studio = null!;
    private Guid _person;

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _person = await _studio.GuestAsync();
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Theory]
    [InlineData(Choice.AMuchBetter, true)]
    [InlineData(Choice.ABetter, true)]
    [InlineData(Choice.Tie, true)]
    [InlineData(Choice.BMuchBetter, true)]
    [InlineData(Choice.BothBad, false)]
    public async Task Vote_PricesShown_IsAContextUnlessBothAreBad(Choice choice, bool isContext)
    {
        var comparison = await _studio.AnsweredAsync(_person);
        Assert.Equal(VoteResult.Recorded, await VoteAsync(comparison, choice));
        var judged = await StoredAsync(comparison);
        Assert.Equal(isContext, judged.IsContext);
        Assert.Equal(choice, judged.Choice);
        Assert.Equal(comparison.Left.Cost, judged.Left.ShownCost);
        Assert.Equal(QualitySource.Graded, judged.QualitySource);
        Assert.Equal(isContext ? 1 : 0, (await _studio.Comparisons.ContextsAsync(_person, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Vote_ForTheCheaperAnswer_RaisesTheCostWeight()
    {
        var comparison = await _studio.AnsweredAsync(_person);
        var before = await _studio.CostWeightAsync(_person);
        await VoteAsync(comparison, comparison.Left.Cost!.Value.Usd < comparison.Right.Cost!.Value.Usd ? Choice.AMuchBetter : Choice.BMuchBetter);
        var judged = await StoredAsync(comparison);
        Assert.True(judged.PreferenceAfter!.CostWeight > before);
        Assert.Equal(judged.PreferenceAfter.CostWeight, await _studio.CostWeightAsync(_person), 12);
    }

    [Fact]
    public async Task Vote_PricesHidden_LeavesThePreferenceAlone()
    {
        await _studio.People.UpdateSettingsAsync(_person, settings => settings with { HidePrices = true }, CancellationToken.None);
        var comparison = await _studio.AnsweredAsync(_person);
        var before = await _studio.CostWeightAsync(_person);
        Assert.Equal(VoteResult.Recorded, await _studio.Voting.VoteAsync(new Vote(_person, comparison.Id, Choice.AMuchBetter, null, null, 5), CancellationToken.None));
        var judged = await StoredAsync(comparison);
        Assert.False(judged.PricesShown);
        Assert.False(judged.IsContext);
        Assert.Null(judged.Left.ShownCost);
        Assert.Equal(before, await _studio.CostWeightAsync(_person), 12);
    }

    [Fact]
    public async Task Vote_WhileAnswersArrive_IsEarlyAndStopsThem()
    {
        await using var slow = await StudioParts.CreateAsync(pace: 2);
        var person = await slow.GuestAsync();
        var asked = await slow.Asking.AskAsync(new AskRequest(person, LongQuestion(slow)), CancellationToken.None);
        var run = asked.Run!;
        var readable = new TaskCompletionSource();
        run.Changed += () => { if (ComparisonRun.MayVote(run.Left.Progress, run.Right.Progress)) readable.TrySetResult(); };
        await readable.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var (left, right) = (run.Left.Progress, run.Right.Progress);
        Assert.Equal(VoteResult.Recorded, await slow.Voting.VoteAsync(new Vote(person, run.Id, Choice.ABetter, left.Tag, right.Tag, 1), CancellationToken.None));
        await run.Completion.WaitAsync(TimeSpan.FromSeconds(60));
        var judged = (await slow.Comparisons.FindAsync(person, run.Id, CancellationToken.None))!;
        Assert.Equal(ComparisonState.Voted, judged.State);
        Assert.True(judged.EarlyVote);
        Assert.True(judged.IsContext);
        Assert.Contains(new[] { judged.Left, judged.Right }, answer => answer is { State: AnswerState.Stopped, ShownIsExpected: true, CostEstimated: true });
    }

    [Fact]
    public async Task Vote_BeforeAnythingIsReadable_IsRefused()
    {
        await using var slow = await StudioParts.CreateAsync(pace: 100);
        var person = await slow.GuestAsync();
        var run = (await slow.Asking.AskAsync(new AskRequest(person, LongQuestion(slow)), CancellationToken.None)).Run!;
        var result = await slow.Voting.VoteAsync(new Vote(person, run.Id, Choice.ABetter, run.Left.Progress.Tag, run.Right.Progress.Tag, 1), CancellationToken.None);
        Assert.Equal(VoteResult.Closed, result);
        Assert.Null((await slow.Comparisons.FindAsync(person, run.Id, CancellationToken.None))!.Choice);
    }

    [Fact]
    public async Task Vote_LiveCandidatesNamedLikeRecordedOnes_AreJudgedAtTheirOwnPrices()
    {
        await using var server = await ProtocolServer.StartAsync();
        var recorded = _studio.Pools.Recorded!.Candidates;
        await using var live = await StudioParts.CreateAsync(configure: options =>
        {
            options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = server.Url.ToString() });
            foreach (var (index, price) in new[] { (0, 100m), (1, 200m) })
                options.Candidates.Add(new CandidateOptions { Id = recorded[index].Id, Provider = "here", Model = $"live-{index}", InputPerMillion = price, OutputPerMillion = price });
        });
        var person = await live.GuestAsync();
        var comparison = await live.AnsweredAsync(person, "How do I say hello?");
        var (left, right) = (AnswerProgress.Of(comparison.Left), AnswerProgress.Of(comparison.Right));
        Assert.Equal(VoteResult.Recorded, await live.Voting.VoteAsync(new Vote(person, comparison.Id, Choice.ABetter, left.Tag, right.Tag, 1), CancellationToken.None));
        var judged = (await live.Comparisons.FindAsync(person, comparison.Id, CancellationToken.None))!;
        var scale = live.Pools.Live!.Scale;
        Assert.Equal((scale.Normalise(left.Tag.Amount), scale.Normalise(right.Tag.Amount)), (judged.NormalisedCostLeft, judged.NormalisedCostRight));
        Assert.NotEqual(live.Pools.Recorded!.Scale.Normalise(left.Tag.Amount), judged.NormalisedCostLeft);
    }

    [Fact]
    public async Task Vote_Twice_CountsOnce()
    {
        var comparison = await _studio.AnsweredAsync(_person);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => VoteAsync(comparison, Choice.ABetter))));
        Assert.Single(results, VoteResult.Recorded);
        Assert.Equal(3, results.Count(result => result == VoteResult.AlreadyVoted));
        Assert.Single(await _studio.Comparisons.ContextsAsync(_person, CancellationToken.None));
    }

    [Fact]
    public async Task Votes_OnSeveralComparisonsAtOnce_AllCount()
    {
        var comparisons = new List<Comparison>();
        foreach (var sample in _studio.Pools.Samples.Take(6)) comparisons.Add(await _studio.AnsweredAsync(_person, sample.Question.Query));
        var results = await Task.WhenAll(comparisons.Select(comparison => Task.Run(() => VoteAsync(comparison, Choice.ABetter))));
        Assert.All(results, result => Assert.Equal(VoteResult.Recorded, result));

        var model = _studio.Get<PreferenceModelInUse>().Model;
        var state = model.Empty;
        foreach (var context in await _studio.Comparisons.ContextsAsync(_person, CancellationToken.None)) state = model.Add(state, context.ToContexts());
        Assert.Equal(6, model.Read(state).ComparisonCount);
        Assert.Equal(model.Read(state).CostWeight, await _studio.CostWeightAsync(_person), 9);
    }

    [Fact]
    public async Task Vote_OnAForeignComparison_FindsNothing()
    {
        var comparison = await _studio.AnsweredAsync(_person);
        var stranger = await _studio.GuestAsync();
        var vote = new Vote(stranger, comparison.Id, Choice.ABetter, null, null, null);
        Assert.Equal(VoteResult.NotFound, await _studio.Voting.VoteAsync(vote, CancellationToken.None));
        Assert.Equal(WithdrawalResult.NotFound, await _studio.Voting.WithdrawAsync(stranger, comparison.Id, CancellationToken.None));
        Assert.Equal(DeletionResult.NotFound, await _studio.Voting.DeleteAsync(stranger, comparison.Id, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdrawal_OfOneOfTwoVotes_PutsTheBeliefBack(bool delete)
    {
        var first = await _studio.AnsweredAsync(_person);
        await VoteAsync(first, Choice.AMuchBetter);
        var between = await _studio.CostWeightAsync(_person);
        var second = await _studio.AnsweredAsync(_person, _studio.Pools.Samples[7].Question.Query);
        await VoteAsync(second, Choice.BMuchBetter);
        Assert.NotEqual(between, await _studio.CostWeightAsync(_person), 4);
        if (delete) Assert.Equal(DeletionResult.Deleted, await _studio.Voting.DeleteAsync(_person, second.Id, CancellationToken.None));
        else Assert.Equal(WithdrawalResult.Withdrawn, await _studio.Voting.WithdrawAsync(_person, second.Id, CancellationToken.None));
        Assert.Equal(between, await _studio.CostWeightAsync(_person), 9);
        if (!delete) Assert.Equal(VoteResult.AlreadyVoted, await VoteAsync(second, Choice.ABetter));
    }

    [Fact]
    public async Task Change_AfterAVote_NamesTheRoutesBeforeAndAfter()
    {
        var comparison = await _studio.AnsweredAsync(_person);
        Assert.Null(await _studio.Voting.ChangeAsync(comparison, CancellationToken.None));
        await VoteAsync(comparison, Choice.AMuchBetter);
        var change = await _studio.Voting.ChangeAsync(await StoredAsync(comparison), CancellationToken.None);
        Assert.NotNull(change);
        Assert.InRange(change.Value.Change.ToIndex, 0, change.Value.Pool.Count - 1);
    }

    private static string LongQuestion(StudioParts studio) => studio.Pools.Onboarding
        .MaxBy(entry => entry.Sample.Question.Answers.Values.Min(answer => answer.Text.Length))!.Sample.Question.Query;

    private Task<VoteResult> VoteAsync(Comparison comparison, Choice choice)
    {
        var (left, right) = (AnswerProgress.Of(comparison.Left), AnswerProgress.Of(comparison.Right));
        return _studio.Voting.VoteAsync(new Vote(_person, comparison.Id, choice, left.Tag, right.Tag, 1000), CancellationToken.None);
    }

    private async Task<Comparison> StoredAsync(Comparison comparison) =>
        (await _studio.Comparisons.FindAsync(_person, comparison.Id, CancellationToken.None))!;
}
