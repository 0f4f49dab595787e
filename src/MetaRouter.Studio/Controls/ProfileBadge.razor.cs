using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>Which profile is in use, and the way to the others; nothing while it is the first one.</summary>
public sealed partial class ProfileBadge
{
    /// <summary>Its name; null for the first one.</summary>
    [Parameter, EditorRequired]
    public string? Name { get; set; }
}
