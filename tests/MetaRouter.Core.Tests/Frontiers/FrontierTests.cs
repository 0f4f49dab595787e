using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class FrontierTests
{
    private readonly Frontier _frontier = Frontier.Compute(Samples.Points(60, seed: 4));

    [Fact]
    public void Routings_WeightRises_CostAndQualityNeverRise()
    {
        Assert.Equal(PreferenceBelief.GridSize, _frontier.Routings.Length);
        foreach (var (before, after) in _frontier.Routings.Zip(_frontier.Routings.Skip(1)))
        {
            Assert.True(after.CostWeight > before.CostWeight);
            Assert.True(after.ExpectedUsd <= before.ExpectedUsd + 1e-15);
            Assert.True(after.Quality <= before.Quality + 1e-15);
        }
        Assert.True(_frontier.Routings[0].ExpectedUsd > 2 * _frontier.Routings[^1].ExpectedUsd);
    }

    [Fact]
    public void Routings_AtTheEnds_AreTheBestAndTheCheapest()
    {
        Assert.True(_frontier.Routings[0].Quality >= _frontier.Candidates.Max(candidate => candidate.Quality));
        Assert.Equal(_frontier.Candidates.Min(candidate => candidate.ExpectedUsd), _frontier.Routings[^1].ExpectedUsd, 12);
    }

    [Fact]
    public void Candidates_OfTwoQueries_AreMeans()
    {
        var frontier = Frontier.Compute([new([0.2, 0.6], [0.1, 0.5], [0.001, 0.01]), new([0.4, 0.8], [0.1, 0.5], [0.003, 0.02])]);
        Assert.Equal(2, frontier.Candidates.Length);
        Assert.Equal(1, frontier.Candidates[1].Index);
        Assert.Equal(0.002, frontier.Candidates[0].ExpectedUsd, 12);
        Assert.Equal(0.7, frontier.Candidates[1].Quality, 12);
    }

    [Fact]
    public void PointAt_BetweenGridPoints_RoutesExactlyThere()
    {
        var frontier = Frontier.Compute([new([0.2, 0.6], [0.1, 0.5], [0.001, 0.01])]);
        Assert.Equal(new FrontierPoint(0.499, 0.01, 0.6), frontier.PointAt(0.499));
        Assert.Equal(new FrontierPoint(0.501, 0.001, 0.2), frontier.PointAt(0.501));
        Assert.Equal(frontier.Routings[10], frontier.PointAt(0.2));
    }

    [Fact]
    public void Compute_NoQueries_IsRefused() => Assert.Throws<ArgumentException>(() => Frontier.Compute([]));
}
