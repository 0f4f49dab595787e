using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Comparing;

/// <summary>Where a person stands on the frontier of the present pool, and how they came there.</summary>
/// <param name="Belief">What is believed about their cost weight.</param>
/// <param name="Pool">The pool that the frontier is drawn for.</param>
/// <param name="Frontier">The frontier.</param>
/// <param name="Points">The queries behind it.</param>
/// <param name="IsTypical">Whether there is no query of theirs and no sample question, and one of typical length stands in.</param>
/// <param name="Trail">Earlier cost weights, oldest first, without the present one.</param>
/// <param name="TrailByOtherModel">How many of the first of them another preference model believed.</param>
/// <param name="Contexts">The comparisons that the belief rests on, oldest first.</param>
/// <param name="Pinned">The cost weight that they have set, in [0, 1]; null when what is learned counts.</param>
public sealed record PreferencePlace(
    PreferenceBelief Belief, RoutedPool Pool, Frontier Frontier, IReadOnlyList<RoutingPoint> Points, bool IsTypical, IReadOnlyList<double> Trail,
    int TrailByOtherModel, IReadOnlyList<StoredContext> Contexts, double? Pinned)
{
    private static long _places;

    /// <summary>The cost weight that answers are chosen by, in [0, 1]: what they have set, else what is believed.</summary>
    public double CostWeight => Pinned ?? Belief.CostWeight;

    /// <summary>Grows with every place made, so that a drawing can tell which one it shows.</summary>
    public long Revision { get; private init; } = Interlocked.Increment(ref _places);

    /// <summary>The same place with another cost weight set, or none.</summary>
    public PreferencePlace WithPin(double? pinned) => this with { Pinned = pinned, Revision = Interlocked.Increment(ref _places) };
}

/// <summary>Places people on the frontier.</summary>
public sealed class PlacedPreference(
    CandidatePools pools, PersonPreference preference, RoutedQueries routed, PersonStore people, ProfileStore profiles, ComparisonStore comparisons)
{
    /// <summary>Where a person stands now; null when there is no such person.</summary>
    public async Task<PreferencePlace?> PlaceAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(personId, cancellationToken) is not { } person) return null;
        var pool = pools.Current;
        var (points, areTypical) = await routed.PointsAsync(personId, pool, cancellationToken);
        var held = await preference.StateAsync(person, cancellationToken);
        var contexts = await comparisons.ContextsAsync(personId, cancellationToken);
        var (trail, byOtherModel) = TrailOf(contexts, held.Model);
        var pinned = await profiles.PinOfAsync(person, cancellationToken);
        return new PreferencePlace(held.Belief, pool, Frontier.Compute(points), points, areTypical, trail, byOtherModel, contexts, pinned);
    }

    private static (IReadOnlyList<double> Trail, int ByOtherModel) TrailOf(IReadOnlyList<StoredContext> contexts, IPreferenceModel model)
    {
        List<PreferenceSnapshot> snapshots = [.. contexts.Select(context => context.PreferenceAfter).OfType<PreferenceSnapshot>()];
        var byOtherModel = snapshots.FindLastIndex(snapshot => snapshot.ModelVersion != model.Version) + 1;
        // The last snapshot is the present place, unless the model has changed since.
        var earlier = byOtherModel == snapshots.Count ? snapshots : snapshots.SkipLast(1);
        return ([model.Read(model.Empty).CostWeight, .. earlier.Select(snapshot => snapshot.CostWeight)], byOtherModel == 0 ? 0 : byOtherModel + 1);
    }
}
