using System.Runtime.CompilerServices;
using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>
/// The cluster router at the one α that serves the people of the pool best in hindsight: stronger than anything that could be set in advance
/// without knowing the people. It offers its whole sweep to the trade-off measures.
/// </summary>
internal sealed class ClusterMethod(ClusterRouter router) : IAdaptationMethod
{
    private readonly ConditionalWeakTable<RoutedPool, IReadOnlyList<RoutingOutcome>> _sweeps = [];

    /// <inheritdoc />
    public string Name => "cluster";

    /// <inheritdoc />
    public MethodTrack Follow(PersonEpisode episode) =>
        MethodTrack.Constant(SweepOf(episode.Routed).MaxBy(outcome => episode.Neighbours.Sum(outcome.RewardFor)));

    /// <inheritdoc />
    public IEnumerable<RoutingOutcome> Offered(RoutedPool routed, IEnumerable<MethodTrack> tracks) => SweepOf(routed);

    private IReadOnlyList<RoutingOutcome> SweepOf(RoutedPool routed) => _sweeps.GetValue(routed, pool => router.Sweep(pool));
}
