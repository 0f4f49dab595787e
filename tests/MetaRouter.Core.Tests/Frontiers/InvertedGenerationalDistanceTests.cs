using MetaRouter.Core.Frontiers;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class InvertedGenerationalDistanceTests
{
    [Fact]
    public void Of_TheFrontItself_IsZero()
    {
        foreach (var points in TradeOffSamples.Sets())
            Assert.Equal(0, InvertedGenerationalDistance.Of(points, TradeOffPoint.NotDominated(points)));
    }

    [Fact]
    public void Of_KnownPoints_IsTheMeanDistanceToTheNearest() =>
        Assert.Equal((5 + 0) / 2.0, InvertedGenerationalDistance.Of([new(0, 0), new(9, 9)], [new(3, 4), new(9, 9)]), 12);

    [Fact]
    public void Of_MorePoints_NeverRises()
    {
        foreach (var points in TradeOffSamples.Sets())
            Assert.True(InvertedGenerationalDistance.Of(points, [new(0, 1)]) <= InvertedGenerationalDistance.Of(points[..1], [new(0, 1)]));
    }

    [Fact]
    public void Of_EmptySet_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => InvertedGenerationalDistance.Of([], [new(0, 1)]));
        Assert.Throws<ArgumentException>(() => InvertedGenerationalDistance.Of([new(0, 1)], []));
    }
}
