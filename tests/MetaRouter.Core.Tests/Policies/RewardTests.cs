using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Tests.Policies;

public sealed class RewardTests
{
    [Fact]
    public void Of_AnyWeight_IsLinear()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 100; trial++)
        {
            var (quality, cost, weight) = (random.NextDouble(), random.NextDouble(), random.NextDouble());
            var between = (1 - weight) * Reward.Of(0, quality, cost) + weight * Reward.Of(1, quality, cost);
            Assert.Equal(between, Reward.Of(weight, quality, cost), 12);
            Assert.InRange(Reward.Of(weight, quality, cost), -1, 1);
        }
    }

    [Fact]
    public void Best_AtTheEnds_IsTheBestAndTheCheapest()
    {
        double[] qualities = [0.4, 0.9, 0.6], costs = [0.1, 0.9, 0.5];
        Assert.Equal(1, Reward.Best(0, qualities, costs));
        Assert.Equal(0, Reward.Best(1, qualities, costs));
    }

    [Fact]
    public void Best_OfEquals_IsTheFirst() => Assert.Equal(1, Reward.Best(0.5, [0.1, 0.6, 0.6], [0.5, 0.5, 0.5]));

    [Fact]
    public void Best_UnderAnyBelief_DependsOnTheMeanWeightOnly()
    {
        var random = new Random(2);
        for (var trial = 0; trial < 200; trial++)
        {
            var point = Samples.Point(random);
            double[] weights = [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble())];
            var expected = Enumerable.Range(0, 5).Select(candidate => weights.Average(weight => Reward.Of(weight, point.Qualities[candidate], point.Costs[candidate]))).ToArray();
            Assert.Equal(Array.IndexOf(expected, expected.Max()), Reward.Best(weights.Average(), point.Qualities.AsSpan(), point.Costs.AsSpan()));
        }
    }

    [Fact]
    public void Indifference_DearerIsBetter_MakesBothWorthTheSame()
    {
        var weight = Reward.Indifference(0.3, 0.5);
        Assert.NotNull(weight);
        Assert.Equal(Reward.Of(weight.Value, 0.9, 0.7), Reward.Of(weight.Value, 0.6, 0.2), 12);
        Assert.Equal(0.375, weight.Value, 12);
    }

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(0, 0.5)]
    [InlineData(0.3, 0)]
    public void Indifference_NoTradeOff_IsNull(double qualityGain, double costGain) => Assert.Null(Reward.Indifference(qualityGain, costGain));
}
