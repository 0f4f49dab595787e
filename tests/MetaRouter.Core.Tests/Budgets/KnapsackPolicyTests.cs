using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Budgets;

public sealed class KnapsackPolicyTests
{
    [Theory]
    [InlineData(2, 50)]
    [InlineData(1e-3, 1e6)]
    [InlineData(7, 7)]
    public void Threshold_BeginningAndEnd_AreTheBounds(double lower, double upper)
    {
        var policy = new KnapsackPolicy(lower, upper);
        Assert.Equal(lower / Math.E, policy.Threshold(0), lower * 1e-12);
        Assert.Equal(upper, policy.Threshold(1), upper * 1e-12);
    }

    [Theory]
    [InlineData(2, 50)]
    [InlineData(0.1, 3000)]
    public void IsEligible_UntilTheOpenShare_Everything(double lower, double upper)
    {
        var policy = new KnapsackPolicy(lower, upper);
        Assert.Equal(1 / (1 + Math.Log(upper / lower)), policy.OpenShare, 12);
        var worst = new Cost(1m / (decimal)lower);
        Assert.True(policy.IsEligible(1, worst, policy.OpenShare - 1e-9));
        Assert.False(policy.IsEligible(1, worst, policy.OpenShare + 1e-9));
    }

    [Fact]
    public void IsEligible_Free_Always()
    {
        Assert.True(new KnapsackPolicy(10, 20).IsEligible(0, Cost.Zero, 1));
        Assert.True(KnapsackPolicy.Open.IsEligible(0, new Cost(5), 1));
    }

    [Fact]
    public void For_Predictions_TakesTheOuterPercentiles()
    {
        var policy = KnapsackPolicy.For(Enumerable.Range(0, 101).Select(index => (1.0, new Cost(1m / (1 + index)))));
        Assert.Equal(2, policy.LowerBound, 9);
        Assert.Equal(100, policy.UpperBound, 9);
    }

    [Fact]
    public void For_NothingThatCounts_IsOpen()
    {
        Assert.Same(KnapsackPolicy.Open, KnapsackPolicy.For([]));
        Assert.Same(KnapsackPolicy.Open, KnapsackPolicy.For([(0.5, Cost.Zero), (0, new Cost(1))]));
        var single = KnapsackPolicy.For([(0.5, new Cost(1))]);
        Assert.Equal((0.5, 0.5, 1), (single.LowerBound, single.UpperBound, single.OpenShare));
    }
}
