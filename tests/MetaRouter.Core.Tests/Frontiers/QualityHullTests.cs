using MetaRouter.Core.Frontiers;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class QualityHullTests
{
    [Fact]
    public void Points_AnySet_RiseEverLessSteeplyAndCoverTheSet()
    {
        foreach (var points in TradeOffSamples.Sets())
        {
            var hull = new QualityHull(points);
            var slopes = hull.Points.Zip(hull.Points.Skip(1), (left, right) => (right.Quality - left.Quality) / (right.Cost - left.Cost)).ToList();
            Assert.All(slopes, slope => Assert.True(slope > 0));
            Assert.All(slopes.Zip(slopes.Skip(1)), pair => Assert.True(pair.Second < pair.First));
            Assert.All(points, point => Assert.True(hull.QualityAt(point.Cost) >= point.Quality - 1e-12));
            Assert.All(hull.Points, point => Assert.Contains(point, points));
        }
    }

    [Fact]
    public void CostAt_QualityAt_AreInverse()
    {
        foreach (var points in TradeOffSamples.Sets())
        {
            var hull = new QualityHull(points);
            for (var share = 0.0; share <= 1; share += 0.1)
            {
                var quality = hull.Points[0].Quality + share * (hull.Points[^1].Quality - hull.Points[0].Quality);
                Assert.Equal(quality, hull.QualityAt(hull.CostAt(quality)!.Value), 1e-9);
            }
        }
    }

    [Fact]
    public void CostAt_OutOfReach_IsNull() => Assert.Null(new QualityHull([new(1, 0.5)]).CostAt(0.6));

    [Fact]
    public void QualityAt_BelowTheCheapest_IsNothing() => Assert.Equal(0, new QualityHull([new(1, 0.5)]).QualityAt(0.9));

    [Fact]
    public void AverageImprovement_KnownHull_IsItsMeanHeight()
    {
        var hull = new QualityHull([new(0, 0.2), new(1, 0.6), new(3, 0.7), new(2, 0.1)]);
        Assert.Equal((0.4 + 2 * 0.65 + 0.7) / 4, hull.AverageImprovement(0, 4), 12);
        Assert.Equal((0.65 * 2) / 2, hull.AverageImprovement(1, 3), 12);
        Assert.Equal(0.6, hull.AverageImprovement(1, 1), 12);
        Assert.Equal(0, hull.AverageImprovement(-2, -1), 12);
    }

    [Fact]
    public void AverageImprovement_MorePoints_NeverFalls()
    {
        foreach (var points in TradeOffSamples.Sets())
            Assert.True(new QualityHull(points).AverageImprovement(0, 1) >= new QualityHull(points[..1]).AverageImprovement(0, 1) - 1e-12);
    }

    [Fact]
    public void Hull_NoPoint_IsRefused() => Assert.Throws<ArgumentException>(() => new QualityHull([]));
}
