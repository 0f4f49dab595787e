using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Policies;

public sealed class RewardSweepTests
{
    private readonly RoutingPoint[] _points = Samples.Points(40, seed: 8);

    [Fact]
    public void MeanOf_AnyWeight_IsTheMeanOverTheBestRewards()
    {
        var sweep = new RewardSweep(_points);
        var usd = sweep.MeanOf((query, candidate) => _points[query].ExpectedUsd[candidate]);
        var random = new Random(2);
        foreach (var weight in Enumerable.Range(0, 500).Select(_ => random.NextDouble()).Append(0).Append(1))
        {
            var expected = _points.Average(point => point.ExpectedUsd[Reward.Best(weight, point.Qualities.AsSpan(), point.Costs.AsSpan())]);
            Assert.Equal(expected, usd.At(weight), 1e-12);
        }
    }

    [Fact]
    public void Weights_BetweenTwoOfThem_NothingMoves()
    {
        var sweep = new RewardSweep(_points);
        var cost = sweep.MeanOf((query, candidate) => _points[query].Costs[candidate]);
        Assert.True(sweep.Weights.Length >= _points.Length);
        foreach (var (low, high) in sweep.Weights.Zip(sweep.Weights.Skip(1)).Where(pair => pair.First < pair.Second))
            Assert.Equal(cost.At((low + high) / 2), cost.At(high));
    }

    [Fact]
    public void MeanOf_EqualCandidates_StayTogether()
    {
        RoutingPoint[] points = [new([0.5, 0.5, 0.5, 0.2], [0.3, 0.3, 0.1, 0.1], [0.3, 0.3, 0.1, 0.1])];
        var cost = new RewardSweep(points).MeanOf((query, candidate) => points[query].Costs[candidate]);
        Assert.Equal((0.1, 0.1), (cost.At(0), cost.At(1)));
    }

    [Fact]
    public void MeanOf_NoQueries_IsZero() => Assert.Equal(0, new RewardSweep([]).MeanOf((_, _) => 1).At(0.5));
}
