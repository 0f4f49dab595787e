using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>How often each of the six buttons was pressed.</summary>
public sealed partial class OutcomesSection
{
    /// <summary>The counts.</summary>
    [Parameter, EditorRequired]
    public ResearchOverview Overview { get; set; } = null!;

    private static string? Kind(Choice choice) => choice.ToOutcome() switch
    {
        ComparisonOutcome.LeftBetter => "left",
        ComparisonOutcome.RightBetter => "right",
        _ => null,
    };

    private string Width(long count) => string.Create(CultureInfo.InvariantCulture, $"width: {100d * count / Math.Max(1, Overview.Choices.Values.Max()):F1}%");
}
