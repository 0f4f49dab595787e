using MetaRouter.Studio.Comparing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The numbers of the frontier plot.</summary>
public sealed partial class FrontierTable
{
    // Every tenth of the 51 routings: 0, 0.2, … 1.
    private const int RoutingStep = 10;

    /// <summary>Where the person stands.</summary>
    [Parameter, EditorRequired]
    public PreferencePlace Place { get; set; } = null!;

    /// <summary>What would be routed there.</summary>
    [Parameter, EditorRequired]
    public RoutingOutlook Outlook { get; set; } = null!;
}
