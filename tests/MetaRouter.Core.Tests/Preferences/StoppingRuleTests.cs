using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class StoppingRuleTests
{
    private readonly BayesianPreference _model = new();
    private readonly RoutingPoint[] _routed = Samples.Points(48, seed: 2);

    [Fact]
    public void IsEnough_CertainAfterThree_GoesOn() => Assert.False(StoppingRule.IsEnough(Certain(3), Prior, _routed));

    [Fact]
    public void IsEnough_CertainAfterFour_Stops() => Assert.True(StoppingRule.IsEnough(Certain(4), Prior, _routed));

    [Fact]
    public void IsEnough_UncertainBeforeTwelve_GoesOn() => Assert.False(StoppingRule.IsEnough(Prior with { ComparisonCount = 11 }, Prior, _routed));

    [Fact]
    public void IsEnough_UncertainAfterTwelve_Stops() => Assert.True(StoppingRule.IsEnough(Prior with { ComparisonCount = 12 }, Prior, _routed));

    [Fact]
    public void IsEnough_NothingCanBeGained_StopsAtTheMinimum()
    {
        var dominated = new RoutingPoint([0.9, 0.1], [0.1, 0.9], [0.001, 0.01]);
        Assert.True(StoppingRule.IsEnough(Prior with { ComparisonCount = 4 }, Prior, [dominated]));
    }

    [Fact]
    public void ExpectedRegret_MoreIsKnown_IsSmaller()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions());
        Assert.True(selector.ExpectedRegret(Prior, _routed) > 0.01);
        Assert.Equal(0, selector.ExpectedRegret(Certain(4), _routed), 1e-3);
    }

    private PreferenceBelief Prior => _model.Read(_model.Empty);

    private PreferenceBelief Certain(int count)
    {
        var tie = Context.From(Choice.Tie, 0.9, 0.1, 0.9, 0.1);
        return _model.Read(Enumerable.Repeat(tie, 60).Aggregate(_model.Empty, _model.Add)) with { ComparisonCount = count };
    }
}
