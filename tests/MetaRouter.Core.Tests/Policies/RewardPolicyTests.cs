using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Policies;

public sealed class RewardPolicyTests
{
    [Fact]
    public void Choose_AnyBelief_IsTheBestRewardAtItsMean()
    {
        IRoutingPolicy policy = new RewardPolicy();
        var model = new BayesianPreference();
        var belief = model.Read(model.Add(model.Empty, [new Context(0.5, 0.9, 0.1, 0.8, 0.5)]));
        var points = Samples.Points(30, seed: 6);
        var chosen = policy.ChooseAll(belief, points);
        Assert.Equal(points.Select(point => Reward.Best(belief.CostWeight, point.Qualities.AsSpan(), point.Costs.AsSpan())), chosen);
        Assert.True(chosen.Distinct().Count() > 1);
    }
}
