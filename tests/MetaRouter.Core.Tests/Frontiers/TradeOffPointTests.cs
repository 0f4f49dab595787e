using MetaRouter.Core.Frontiers;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class TradeOffPointTests
{
    [Fact]
    public void NotDominated_AnySet_IsExactlyWhatNothingDominates()
    {
        foreach (var points in TradeOffSamples.Sets())
        {
            var expected = points.Distinct().Where(point => !points.Any(other => other.Dominates(point))).OrderBy(point => point.Cost);
            Assert.Equal(expected, TradeOffPoint.NotDominated(points));
        }
    }

    [Fact]
    public void Dominates_EqualPoints_DoNot() => Assert.False(new TradeOffPoint(1, 0.5).Dominates(new(1, 0.5)));
}
