using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>Routes without learning from comparisons.</summary>
/// <param name="name">Name in reports.</param>
/// <param name="route">The routing, given the queries and the person's true cost weight (which only a ceiling may look at).</param>
internal sealed class FixedMethod(string name, Func<RoutedPool, double, RoutingOutcome> route) : IAdaptationMethod
{
    /// <summary>The policy for w = ½, always.</summary>
    public static FixedMethod Half { get; } = new("fixed-half", (routed, _) => routed.At(0.5));

    /// <summary>Everything to the cheapest candidate.</summary>
    public static FixedMethod Cheapest { get; } = new("cheapest", (routed, _) => routed.Singles[routed.Cheapest]);

    /// <summary>Everything to the candidate of the highest mean predicted quality.</summary>
    public static FixedMethod Strongest { get; } = new("strongest", (routed, _) => routed.Singles[routed.Strongest]);

    /// <summary>The plug-in policy given the true cost weight (BaRP): the ceiling of every method that uses these predictions.</summary>
    public static FixedMethod TrueWeight { get; } = new("true-weight", (routed, costWeight) => routed.At(costWeight));

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public MethodTrack Follow(PersonEpisode episode) => MethodTrack.Constant(route(episode.Routed, episode.Person.CostWeight));
}
