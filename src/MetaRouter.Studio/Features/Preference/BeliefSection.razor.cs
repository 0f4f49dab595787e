using MetaRouter.Studio.Comparing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>What is believed about the person, in a few sentences.</summary>
public sealed partial class BeliefSection
{
    /// <summary>Where the person stands.</summary>
    [Parameter, EditorRequired]
    public PreferencePlace Place { get; set; } = null!;

    /// <summary>What would be routed there.</summary>
    [Parameter, EditorRequired]
    public RoutingOutlook Outlook { get; set; } = null!;

    /// <summary>Whether more comparisons would teach little.</summary>
    [Parameter, EditorRequired]
    public bool IsEnough { get; set; }

    /// <summary>The preference model that believes it.</summary>
    [Parameter, EditorRequired]
    public string ModelVersion { get; set; } = "";
}
