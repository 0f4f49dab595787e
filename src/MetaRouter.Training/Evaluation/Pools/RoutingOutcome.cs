using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Policies;

namespace MetaRouter.Training.Evaluation.Pools;

/// <summary>What a way of routing truly gave, averaged over the routed queries.</summary>
/// <param name="Quality">Mean true quality in [0, 1].</param>
/// <param name="Cost">Mean c̃ of the true costs, in [0, 1].</param>
/// <param name="Usd">Mean true cost in USD.</param>
internal readonly record struct RoutingOutcome(double Quality, double Cost, double Usd)
{
    /// <summary>Its mean reward for someone with this cost weight.</summary>
    public double RewardFor(double costWeight) => Reward.Of(costWeight, Quality, Cost);

    /// <summary>As a point of a trade-off, costs in units of so many USD.</summary>
    public TradeOffPoint ToPoint(double unitUsd) => new(Usd / unitUsd, Quality);
}
