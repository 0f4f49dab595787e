using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>Comparisons by something that has names, with links to them.</summary>
public sealed partial class CountsSection
{
    /// <summary>What is counted by.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Head of the column of names.</summary>
    [Parameter, EditorRequired]
    public string Column { get; set; } = "";

    /// <summary>The counts.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<NamedCount> Counts { get; set; } = [];

    /// <summary>How many there are in all.</summary>
    [Parameter, EditorRequired]
    public long All { get; set; }

    /// <summary>The filter that holds those of a name.</summary>
    [Parameter, EditorRequired]
    public Func<string, ComparisonFilter> Link { get; set; } = null!;
}
