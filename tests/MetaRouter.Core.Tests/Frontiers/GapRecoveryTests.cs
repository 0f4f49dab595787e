using MetaRouter.Core.Frontiers;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class GapRecoveryTests
{
    [Fact]
    public void Random_IsTheDiagonal()
    {
        Assert.Equal(0.5, GapRecovery.Random.Average, 12);
        Assert.Equal(0.8, GapRecovery.Random.ShareFor(0.8), 12);
        Assert.Equal(0.3, GapRecovery.Random.RecoveredAt(0.3), 12);
    }

    [Fact]
    public void Of_KnownQueries_SendsTheLargestGainsFirst()
    {
        var gaps = GapRecovery.Of([0.9, 0.1, 0.5, -0.2], [1, 1, 1, 0], [0, 1, 0, 0.5]);
        Assert.Equal([(0, 0), (0.25, 2 / 3.0), (0.5, 4 / 3.0), (0.75, 4 / 3.0), (1, 1)], gaps.Curve.ToArray());
        Assert.Equal(0.1875, gaps.ShareFor(0.5), 12);
    }

    [Fact]
    public void Of_NoOpinion_IsLikeRandom()
    {
        var gaps = GapRecovery.Of([0.5, 0.5, 0.5], [1, 0, 1], [0, 0.2, 0]);
        Assert.Equal(GapRecovery.Random.Curve.ToArray(), gaps.Curve.ToArray());
    }

    [Fact]
    public void Of_TrueGains_BeatsEveryOtherOrderAtEveryShare()
    {
        var random = new Random(3);
        for (var draw = 0; draw < 50; draw++)
        {
            double[] weak = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble() * 0.6)];
            double[] strong = [.. weak.Select(quality => Math.Clamp(quality + 0.8 * random.NextDouble() - 0.2, 0, 1))];
            var best = GapRecovery.Of([.. strong.Zip(weak, (high, low) => high - low)], strong, weak);
            var other = GapRecovery.Of([.. strong.Select(_ => random.NextDouble())], strong, weak);
            Assert.True(best.Average >= 0.5 && best.Average >= other.Average);
            Assert.Equal((0, 0), best.Curve[0]);
            Assert.Equal(1, best.Curve[^1].Recovered, 12);
            for (var level = 0.1; level <= 1; level += 0.1)
            {
                Assert.Equal(level, best.RecoveredAt(best.ShareFor(level)), 1e-9);
                Assert.True(best.ShareFor(level) <= level + 1e-12);
                Assert.True(best.RecoveredAt(level) >= other.RecoveredAt(level) - 1e-12);
            }
        }
    }

    [Fact]
    public void Of_StrongThatIsWeaker_IsRefusedWithBothMeans()
    {
        var problem = Assert.Throws<ArgumentException>(() => GapRecovery.Of([0.1], [0.25], [0.75]));
        Assert.Contains("0.2500", problem.Message, StringComparison.Ordinal);
        Assert.Contains("0.7500", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ListsOfOtherLengths_AreRefused() => Assert.Throws<ArgumentException>(() => GapRecovery.Of([0.1], [0.5, 0.6], [0.1]));
}
