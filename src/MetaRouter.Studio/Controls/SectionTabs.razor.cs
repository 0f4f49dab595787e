using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>Links to the pages of one area.</summary>
public sealed partial class SectionTabs
{
    /// <summary>Name of the area, read out.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The pages, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<SectionTab> Tabs { get; set; }
}

/// <summary>A link of <see cref="SectionTabs"/>.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="Label">What it says.</param>
/// <param name="IsExact">Whether pages below it do not count as it.</param>
public sealed record SectionTab(string Url, string Label, bool IsExact = false);
