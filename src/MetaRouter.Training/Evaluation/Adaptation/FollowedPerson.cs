using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>A person, the queries routed for them, and how one method fared.</summary>
/// <param name="CostWeight">Their true w.</param>
/// <param name="Routed">The queries.</param>
/// <param name="Track">The method's routing and beliefs.</param>
internal readonly record struct FollowedPerson(double CostWeight, RoutedPool Routed, MethodTrack Track)
{
    /// <summary>Mean reward of the method's routing at a checkpoint.</summary>
    public double UtilityAt(int checkpoint) => Track.Outcomes[checkpoint].RewardFor(CostWeight);

    /// <summary>U*(w) − U(w): reward lost against routing by the same predictions with the true w. Below 0 where luck with outcomes beats it.</summary>
    public double LostBy(RoutingOutcome outcome) => Routed.At(CostWeight).RewardFor(CostWeight) - outcome.RewardFor(CostWeight);
}
