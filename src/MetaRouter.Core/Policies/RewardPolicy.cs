using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Policies;

/// <summary>
/// The plug-in policy: argmax over candidates of R at ŵ = E[w]. Rewards are linear in w, so this is the best choice under the whole belief
/// (docs/mathematics.md, section 1).
/// </summary>
public sealed class RewardPolicy : IRoutingPolicy
{
    /// <inheritdoc />
    public int Choose(PreferenceBelief belief, RoutingPoint point) => Reward.Best(belief.CostWeight, point.Qualities.AsSpan(), point.Costs.AsSpan());
}
