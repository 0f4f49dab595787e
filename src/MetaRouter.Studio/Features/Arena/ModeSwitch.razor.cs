using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>Two answers to compare, or one by the model that the router chooses.</summary>
public sealed partial class ModeSwitch
{
    /// <summary>Whether the router chooses.</summary>
    [Parameter, EditorRequired]
    public bool IsAuto { get; set; }

    /// <summary>The other mode was chosen.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> OnChange { get; set; }
}
