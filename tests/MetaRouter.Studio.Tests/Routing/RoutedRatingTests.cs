using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Routing;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Routing;

public sealed class RoutedRatingTests : IAsyncLifetime
{
    private RoutedStudio _studio = null!;

    private RoutedRating Rating => _studio.Parts.Get<RoutedRating>();

    public async Task InitializeAsync() => _studio = await RoutedStudio.StartAsync();

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Thumb_GivenAndTakenBack_MovesThatCandidateAloneAndRestoresIt(bool isUp)
    {
        var answer = await _studio.AnsweredAsync();
        var before = await QualitiesAsync();

        Assert.True(await Rating.ThumbAsync(_studio.Person, answer.Id, isUp, CancellationToken.None));

        var after = await QualitiesAsync();
        Assert.Equal(isUp, after[RoutedStudio.Dear] > before[RoutedStudio.Dear]);
        Assert.NotEqual(before[RoutedStudio.Dear], after[RoutedStudio.Dear]);
        Assert.Equal(before[RoutedStudio.Cheap], after[RoutedStudio.Cheap]);
        Assert.Equal(isUp, (await FindAsync(answer.Id))!.Thumb);

        Assert.True(await Rating.ThumbAsync(_studio.Person, answer.Id, null, CancellationToken.None));

        Assert.All(await QualitiesAsync(), pair => Assert.Equal(before[pair.Key], pair.Value, 1e-9));
        Assert.Null((await FindAsync(answer.Id))!.Thumb);
    }

    [Fact]
    public async Task Thumb_TurnedAround_CountsOnce()
    {
        var answer = await _studio.AnsweredAsync();
        await Rating.ThumbAsync(_studio.Person, answer.Id, false, CancellationToken.None);
        var down = await QualitiesAsync();
        await Rating.ThumbAsync(_studio.Person, answer.Id, true, CancellationToken.None);

        await Rating.ThumbAsync(_studio.Person, answer.Id, false, CancellationToken.None);

        Assert.All(await QualitiesAsync(), pair => Assert.Equal(down[pair.Key], pair.Value, 1e-9));
    }

    [Fact]
    public async Task ShowAnother_OfAnAnswer_MakesOneComparisonWithTheRunnerUpWhichIsNotBlind()
    {
        var answer = await _studio.AnsweredAsync();
        var runnerUp = RoutingExplanation.Of(await _studio.DecisionAsync(answer))!.Decision.RunnerUpId;

        var run = (await Rating.ShowAnotherAsync(_studio.Person, answer.Id, CancellationToken.None)).Run!;
        await run.Completion;

        var comparison = (await _studio.Parts.Comparisons.FindAsync(_studio.Person, run.Id, CancellationToken.None))!;
        Assert.Equal((false, ComparisonAsking.ChosenByOverrule), (comparison.Blind, comparison.PairPolicyName));
        Assert.Equal((answer.CandidateId, answer.Text, answer.Cost), (comparison.Left.CandidateId, comparison.Left.Text, comparison.Left.Cost));
        Assert.Equal((runnerUp, AnswerState.Complete), (comparison.Right.CandidateId, comparison.Right.State));
        Assert.Equal((answer.ConversationId, answer.TurnIndex, answer.Query), (comparison.ConversationId, comparison.TurnIndex, comparison.Query));
        Assert.Equal(comparison.Id, (await FindAsync(answer.Id))!.ComparisonId);
        Assert.Equal([answer.CandidateId, runnerUp], _studio.Provider.Requests.Select(request => request.Model));
        await _studio.SoundLedgerAsync();

        Assert.Equal(AskRefusalReason.NotFound, (await Rating.ShowAnotherAsync(_studio.Person, answer.Id, CancellationToken.None)).Refusal);
        Assert.Equal(2, _studio.Provider.Requests.Count);
    }

    [Fact]
    public async Task ShowAnother_PressedTwiceAtOnce_MakesOneComparison()
    {
        var answer = await _studio.AnsweredAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Rating.ShowAnotherAsync(_studio.Person, answer.Id, CancellationToken.None))));
        await Task.WhenAll(results.Select(result => result.Run?.Completion ?? Task.CompletedTask));

        Assert.Single(results, result => result.Run is not null);
        Assert.Single(results, result => result.Refusal == AskRefusalReason.NotFound);
        await _studio.SoundLedgerAsync();
    }

    [Fact]
    public async Task Vote_BetweenTheAnswerAndAnothers_IsAContext()
    {
        // Prices of answers of an ordinary length.
        foreach (var model in new[] { RoutedStudio.Dear, RoutedStudio.Middle })
            _studio.Provider.Script(model, ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 100, Output: 400)));
        var answer = await _studio.AnsweredAsync();
        var run = (await Rating.ShowAnotherAsync(_studio.Person, answer.Id, CancellationToken.None)).Run!;
        await run.Completion;
        var before = await _studio.Parts.CostWeightAsync(_studio.Person);

        var comparison = (await _studio.Parts.Comparisons.FindAsync(_studio.Person, run.Id, CancellationToken.None))!;
        var vote = new Vote(_studio.Person, run.Id, Choice.BMuchBetter, AnswerProgress.Of(comparison.Left).Tag, AnswerProgress.Of(comparison.Right).Tag, 1);
        Assert.Equal(VoteResult.Recorded, await _studio.Parts.Voting.VoteAsync(vote, CancellationToken.None));

        comparison = (await _studio.Parts.Comparisons.FindAsync(_studio.Person, run.Id, CancellationToken.None))!;
        Assert.True(comparison is { IsContext: true, Blind: false, Choice: Choice.BMuchBetter });
        // Someone who rather has the cheaper answer weighs money more.
        var after = await _studio.Parts.CostWeightAsync(_studio.Person);
        Assert.True(after > before, $"{before} became {after}.");
    }

    [Fact]
    public async Task Rating_OfAForeignOrUnknownAnswer_DoesNothing()
    {
        var answer = await _studio.AnsweredAsync();
        var other = await _studio.Parts.GuestAsync();
        var before = await QualitiesAsync();

        foreach (var (person, id) in new[] { (other, answer.Id), (_studio.Person, Guid.NewGuid()) })
        {
            Assert.False(await Rating.ThumbAsync(person, id, true, CancellationToken.None));
            Assert.Equal(AskRefusalReason.NotFound, (await Rating.ShowAnotherAsync(person, id, CancellationToken.None)).Refusal);
        }

        Assert.Null((await FindAsync(answer.Id))!.Thumb);
        Assert.Null((await FindAsync(answer.Id))!.ComparisonId);
        Assert.Equal(before, await QualitiesAsync());
        Assert.Single(_studio.Provider.Requests);
    }

    private Task<RoutedAnswer?> FindAsync(Guid id) => _studio.Journal.FindAsync(_studio.Person, id, CancellationToken.None);

    private async Task<Dictionary<string, double>> QualitiesAsync()
    {
        var pool = _studio.Parts.Pools.Live!;
        var query = new PredictionQuery(RoutedStudio.Question, (await _studio.Parts.Get<ITextEncoder>().EncodeAsync([RoutedStudio.Question], CancellationToken.None))[0]);
        return pool.Candidates.Candidates.Zip(pool.Predict(query).Qualities).ToDictionary(pair => pair.First.Id, pair => pair.Second.Quality.Mean);
    }
}
