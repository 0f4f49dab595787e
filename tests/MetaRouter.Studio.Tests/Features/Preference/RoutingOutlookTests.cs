using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Policies;
using MetaRouter.Studio.Features.Preference;

namespace MetaRouter.Studio.Tests.Features.Preference;

public sealed class RoutingOutlookTests : IAsyncLifetime
{
    private readonly PreferenceFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Of_Place_CountsTheQueriesOfEveryCandidate()
    {
        await _fixture.JudgeAsync(Choice.Tie);
        using var session = _fixture.Session();
        await session.LoadAsync();
        var place = session.Place!;

        var outlook = RoutingOutlook.Of(place);

        var routed = place.Points.Count(point => Reward.Best(place.Belief.CostWeight, point.Qualities.AsSpan(), point.Costs.AsSpan()) == 1);
        Assert.Equal(routed / (double)place.Points.Count, outlook.Shares[1], 12);
        Assert.Equal(1, outlook.Shares.Sum(), 12);
        Assert.Equal(place.Frontier.Candidates.Max(candidate => candidate.Quality), outlook.Best.Quality);
        Assert.Equal(outlook.Routing.Quality - outlook.Best.Quality, outlook.QualityGain, 12);
    }
}
