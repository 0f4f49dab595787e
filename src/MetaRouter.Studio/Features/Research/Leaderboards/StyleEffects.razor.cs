using MetaRouter.Core.Leaderboards;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>What length and markup are worth to those who vote.</summary>
public sealed partial class StyleEffects
{
    /// <summary>One for each trait.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<StyleEffect> Effects { get; set; } = [];
}
