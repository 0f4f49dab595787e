using MetaRouter.Studio.Comparing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The numbers of the frontier plot.</summary>
public sealed partial class FrontierTable
{
    // Every tenth of the 51 routings: 0, 0.2, … 1.
    private const int RoutingStep = 10;
    private const int LastTrail = 10;

    /// <summary>Where the person stands.</summary>
    [Parameter, EditorRequired]
    public PreferencePlace Place { get; set; } = null!;

    /// <summary>What would be routed there.</summary>
    [Parameter, EditorRequired]
    public RoutingOutlook Outlook { get; set; } = null!;

    private string Basis => Place.IsTypical ? PreferenceText.FrontierDataTypical : Words.Format(PreferenceText.FrontierDataNote, Place.Points.Count);

    // What else the plot marks: what was learned when it does not count, both ends of the band, then the trail, newest first.
    private IEnumerable<(string Label, double CostWeight)> Places =>
    [
        .. Place.Pinned is null ? Enumerable.Empty<(string, double)>() : [(PreferenceText.Learned, Place.Belief.CostWeight)],
        (PreferenceText.RangeLower, Place.Belief.Lower),
        (PreferenceText.RangeUpper, Place.Belief.Upper),
        .. Place.Trail.TakeLast(LastTrail).Reverse().Select(weight => (PreferenceText.YouBefore, weight)),
    ];
}
