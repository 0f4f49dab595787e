using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>One simulated person in one pool: what they said, and the queries to route for them.</summary>
/// <param name="Person">Who they are.</param>
/// <param name="Comparisons">The contexts of each comparison, in order; as many as the last checkpoint asks for.</param>
/// <param name="Routed">The queries that are routed for them.</param>
/// <param name="Neighbours">The cost weights of everyone in this pool: only a bound taken in hindsight may look at them.</param>
internal sealed record PersonEpisode(
    SimulatedPerson Person, IReadOnlyList<IReadOnlyList<Context>> Comparisons, RoutedPool Routed, IReadOnlyList<double> Neighbours);

/// <summary>How a method fared with one person, at each checkpoint.</summary>
/// <param name="Outcomes">What its routing gave.</param>
/// <param name="Beliefs">What it believed; null where it believes nothing.</param>
internal sealed record MethodTrack(RoutingOutcome[] Outcomes, PreferenceBelief?[] Beliefs)
{
    /// <summary>The track of a method that learns nothing.</summary>
    public static MethodTrack Constant(RoutingOutcome outcome) =>
        new([.. AdaptationSettings.Checkpoints.Select(_ => outcome)], new PreferenceBelief?[AdaptationSettings.Checkpoints.Length]);
}
