using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Studio.Controls;

namespace MetaRouter.Studio.Comparing;

/// <summary>Draws a <see cref="PreferencePlace"/>.</summary>
public static class PlacePlot
{
    /// <summary>The plot of a place.</summary>
    /// <param name="place">Where the person stands.</param>
    /// <param name="compact">The small plot beside a comparison.</param>
    /// <param name="logarithmic">Whether the cost axis is logarithmic.</param>
    public static FrontierPlotModel Of(PreferencePlace place, bool compact, bool logarithmic = true) => new()
    {
        Revision = place.Revision,
        Candidates = [.. place.Frontier.Candidates.Select(point => new PlottedCandidate(
            place.Pool.Candidates[point.Index].Name, point.ExpectedUsd * 1000, point.Quality, IsAssumed(place, point.Index)))],
        Frontier = [.. place.Frontier.Routings.Select(Plotted)],
        Person = Plotted(place.Frontier.PointAt(place.CostWeight)),
        Learned = place.Pinned is null ? null : Plotted(place.Frontier.PointAt(place.Belief.CostWeight)),
        Band = [.. Band(place.Belief).Select(weight => Plotted(place.Frontier.PointAt(weight)))],
        Trail = [.. place.Trail.Select(weight => Plotted(place.Frontier.PointAt(weight)))],
        TrailByOtherModel = place.TrailByOtherModel,
        IsLogarithmic = logarithmic,
        IsCompact = compact,
    };

    /// <summary>Whether nothing was measured on a candidate of the place's pool.</summary>
    public static bool IsAssumed(PreferencePlace place, int index) =>
        !place.Pool.Basis.Measures(place.Pool.Candidates[index].Id);

    private static IEnumerable<double> Band(PreferenceBelief belief)
    {
        const int steps = 16;
        return Enumerable.Range(0, steps + 1).Select(step => belief.Lower + (belief.Upper - belief.Lower) * step / steps);
    }

    private static PlottedPoint Plotted(FrontierPoint point) => new(point.ExpectedUsd * 1000, point.Quality);
}
