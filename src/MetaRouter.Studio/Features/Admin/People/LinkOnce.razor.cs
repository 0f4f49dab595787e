using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.People;

/// <summary>A link with which somebody sets their password, shown this once.</summary>
public sealed partial class LinkOnce
{
    /// <summary>Path and query.</summary>
    [Parameter, EditorRequired]
    public string Link { get; set; } = "";

    /// <summary>Whose it is.</summary>
    [Parameter, EditorRequired]
    public string Lead { get; set; } = "";

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;
}
