using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// The queries over which routing is judged, and what routing each of them best for a cost weight gives on average. Rewards are linear in
/// w, so the best route under a belief is the best route at its mean. Made once, asked often. Immutable.
/// </summary>
public sealed class RoutedSample
{
    private readonly SweptMean _quality;
    private readonly SweptMean _cost;

    /// <param name="points">The queries, over one pool; any number.</param>
    public RoutedSample(IReadOnlyList<RoutingPoint> points)
    {
        var sweep = new RewardSweep(points);
        _quality = sweep.MeanOf((query, candidate) => points[query].Qualities[candidate]);
        _cost = sweep.MeanOf((query, candidate) => points[query].Costs[candidate]);
    }

    /// <summary>Mean quality and mean c̃ when every query goes where the reward at this cost weight is highest.</summary>
    public Outcome RouteAt(double costWeight) => new(_quality.At(costWeight), _cost.At(costWeight));

    /// <summary>The highest mean reward that someone with this cost weight can have.</summary>
    public double BestReward(double costWeight) => RouteAt(costWeight).RewardFor(costWeight);

    /// <summary>E[max_k R_w] − max_k E[R_w]: the mean reward lost because w is not known; at least 0 up to rounding.</summary>
    public double ExpectedRegret(PreferenceBelief belief)
    {
        var known = 0.0;
        for (var index = 0; index < PreferenceBelief.GridSize; index++)
            known += belief.Density[index] * BestReward(PreferenceBelief.WeightAt(index));
        return known - BestReward(belief.CostWeight);
    }

    /// <summary>What a way of routing gives on average.</summary>
    /// <param name="Quality">Mean quality in [0, 1].</param>
    /// <param name="Cost">Mean c̃ in [0, 1].</param>
    public readonly record struct Outcome(double Quality, double Cost)
    {
        /// <summary>Its mean reward for someone with this cost weight.</summary>
        public double RewardFor(double costWeight) => Reward.Of(costWeight, Quality, Cost);
    }
}
