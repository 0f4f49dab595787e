using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>Stands where there is nothing yet, and says what to do next.</summary>
public sealed partial class EmptyState
{
    /// <summary>What is missing, in a few words.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>What will be here, and how it gets here.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The button or link that does it.</summary>
    [Parameter]
    public RenderFragment? Action { get; set; }
}
