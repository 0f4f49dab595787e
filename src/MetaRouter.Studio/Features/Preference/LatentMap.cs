using System.Runtime.CompilerServices;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>Draws the path that a person's latent preference took, and simulated people as landmarks. Safe for concurrent use.</summary>
public sealed class LatentMap(PreferenceModelInUse inUse, CandidatePools pools)
{
    private const double Probability = 0.9;
    private const int LongestPath = 60;
    private const int PeoplePerLandmark = 8;

    private static readonly double[] LandmarkWeights = [0.1, 0.3, 0.5, 0.7, 0.9];

    // Of each model for as long as it is in use.
    private readonly ConditionalWeakTable<OpenedPreference, IReadOnlyList<LatentStep>> _landmarks = [];

    /// <summary>The map of someone with these comparisons; null when the model has no latent to show.</summary>
    /// <param name="contexts">Oldest first; of a long path the end is shown.</param>
    /// <param name="revision">Grows with every map.</param>
    public LatentPlotModel? Draw(IReadOnlyList<StoredContext> contexts, long revision)
    {
        var opened = inUse.Current;
        if (opened.View is not { } view) return null;
        var model = opened.Model;
        var state = model.Empty;
        List<(LatentPlace Place, double CostWeight)> path = [];
        foreach (var context in contexts.Prepend(null))
        {
            if (context is not null) state = model.Add(state, context.ToContexts());
            var belief = model.Read(state);
            if (view.Place(belief) is not { } place) return null;
            path.Add((place, belief.CostWeight));
        }

        return new LatentPlotModel
        {
            Revision = revision,
            Path = [.. path.TakeLast(LongestPath).Select(step => new LatentStep(step.Place.X, step.Place.Y, step.CostWeight))],
            Ellipse = Edge(path[^1].Place),
            PriorEllipse = Edge(path[0].Place),
            Landmarks = _landmarks.GetValue(opened, LandmarksOf),
        };
    }

    private static IReadOnlyList<LatentPoint> Edge(LatentPlace place) =>
        [.. place.Ellipse(Probability).Select(point => new LatentPoint(point.X, point.Y))];

    private IReadOnlyList<LatentStep> LandmarksOf(OpenedPreference opened) => pools.Onboarding.IsEmpty
        ? []
        : [.. LandmarkWeights.Select(weight =>
        {
            var places = Enumerable.Range(0, PeoplePerLandmark).Select(seed => PlaceOf(weight, new Random(seed), opened)).ToList();
            return new LatentStep(places.Average(place => place.X), places.Average(place => place.Y), weight);
        })];

    /// <summary>Where a simulated person ends who has judged the whole onboarding set.</summary>
    private LatentPlace PlaceOf(double costWeight, Random random, OpenedPreference opened)
    {
        var person = new SimulatedPerson(costWeight, SlipRate: 0);
        var state = opened.Model.Empty;
        foreach (var pair in pools.Onboarding.Select(entry => entry.Pair))
        {
            var (qualities, costs) = (pair.Point.Qualities, pair.Point.Costs);
            var choice = person.Choose(qualities[pair.First], costs[pair.First], qualities[pair.Second], costs[pair.Second], random);
            state = opened.Model.Add(state, Context.From(choice, qualities[pair.First], qualities[pair.Second], costs[pair.First], costs[pair.Second]));
        }

        return opened.View!.Place(opened.Model.Read(state)) ?? default;
    }
}
