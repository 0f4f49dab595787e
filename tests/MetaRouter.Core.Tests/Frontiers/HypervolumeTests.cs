using MetaRouter.Core.Frontiers;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class HypervolumeTests
{
    [Fact]
    public void Of_KnownPoints_IsTheirArea() =>
        Assert.Equal(0.5 * 0.4 + 0.3 * 0.6, Hypervolume.Of([new(0.2, 0.4), new(0.7, 0.6), new(0.8, 0.5), new(1.5, 1)], new(1, 0)), 12);

    [Fact]
    public void Of_AnySet_IsTheShareOfTheSquareThatIsDominated()
    {
        var random = new Random(5);
        foreach (var points in TradeOffSamples.Sets().Take(10))
        {
            var dominated = Enumerable.Range(0, 20_000).Count(_ =>
            {
                var probe = new TradeOffPoint(random.NextDouble(), random.NextDouble());
                return points.Any(point => point.Cost <= probe.Cost && point.Quality >= probe.Quality);
            });
            Assert.Equal(dominated / 20_000.0, Hypervolume.Of(points, new(1, 0)), 0.02);
        }
    }

    [Fact]
    public void Of_MorePoints_NeverFalls()
    {
        foreach (var points in TradeOffSamples.Sets())
            Assert.True(Hypervolume.Of(points, new(1, 0)) >= Hypervolume.Of(points.Skip(1), new(1, 0)));
    }

    [Fact]
    public void Of_NothingBetterThanTheReference_IsZero() => Assert.Equal(0, Hypervolume.Of([new(1, 0.5), new(0.5, 0)], new(1, 0)));
}
