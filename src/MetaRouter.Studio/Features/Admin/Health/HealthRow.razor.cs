using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Health;

/// <summary>One line of the Health page.</summary>
public sealed partial class HealthRow
{
    /// <summary>The line.</summary>
    [Parameter, EditorRequired]
    public HealthLine Line { get; set; } = null!;

    private string? Class => Line.Level switch
    {
        HealthLevel.Bad => "bad",
        HealthLevel.Warning => "warning",
        _ => null,
    };

    private string Level => Line.Level switch
    {
        HealthLevel.Bad => HealthText.Bad,
        HealthLevel.Warning => HealthText.Warning,
        _ => HealthText.Good,
    };
}
