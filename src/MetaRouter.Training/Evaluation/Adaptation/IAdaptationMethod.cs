using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>A way of routing for a person that may learn from what they said. Safe for concurrent use.</summary>
internal interface IAdaptationMethod
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>Routes after each checkpoint's number of comparisons.</summary>
    MethodTrack Follow(PersonEpisode episode);

    /// <summary>The routings that the method offers to people of all w in a pool: by default those that its people ended with.</summary>
    IEnumerable<RoutingOutcome> Offered(RoutedPool routed, IEnumerable<MethodTrack> tracks) => tracks.Select(track => track.Outcomes[^1]);
}
