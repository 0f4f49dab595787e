using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit;

namespace MetaRouter.Studio.Tests.Comparing;

public sealed class RoutedQueriesTests
{
    [Fact]
    public async Task Points_NoBankAndNothingAsked_AreOneTypicalQuery()
    {
        await using var studio = await StudioParts.CreateAsync();
        var person = await studio.GuestAsync();
        var encoder = new WordHashEncoder();
        var pools = await CandidatePools.LoadAsync(null, [Candidate("one", 1), Candidate("two", 20)], encoder, trained: null, ArmSpaces.Means, CancellationToken.None);
        var routed = new RoutedQueries(pools, studio.Comparisons, encoder);

        var before = await routed.PointsAsync(person, pools.Current, CancellationToken.None);
        Assert.True(before.AreTypical);
        Assert.True(Assert.Single(before.Points).ExpectedUsd is [> 0, > 0]);

        foreach (var sample in studio.Pools.Samples.Take(2)) await studio.AnsweredAsync(person, sample.Question.Query);
        var after = await routed.PointsAsync(person, pools.Current, CancellationToken.None);
        Assert.Equal((2, false), (after.Points.Count, after.AreTypical));
    }

    private static CandidateModel Candidate(string id, decimal price) => new CandidateOptions
    {
        Id = id, Name = id, Maker = "here", Provider = "here", Model = id, InputPerMillion = price, OutputPerMillion = price,
    }.ToCandidate();
}
