using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Policies;

/// <summary>Chooses which candidate answers, given what is believed about the person. Implementations are safe for concurrent use.</summary>
public interface IRoutingPolicy
{
    /// <summary>Position in the pool of the candidate that should answer.</summary>
    int Choose(PreferenceBelief belief, RoutingPoint point);

    /// <summary>The choice for each of many queries of one person; a policy that is faster on many at once overrides this.</summary>
    /// <param name="belief">What is believed about the person.</param>
    /// <param name="points">The queries, all over the same pool.</param>
    int[] ChooseAll(PreferenceBelief belief, IReadOnlyList<RoutingPoint> points) => [.. points.Select(point => Choose(belief, point))];
}
