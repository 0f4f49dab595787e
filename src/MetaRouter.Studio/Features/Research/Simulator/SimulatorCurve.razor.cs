using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>A curve with its band.</summary>
public sealed partial class SimulatorCurve
{
    private object _words = null!;

    /// <summary>What to show. A new instance is drawn.</summary>
    [Parameter, EditorRequired]
    public CurvePlotModel Model { get; set; } = null!;

    /// <summary>What the numbers are.</summary>
    [Parameter, EditorRequired]
    public string Axis { get; set; } = "";

    /// <summary>The plot in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <inheritdoc />
    protected override void OnParametersSet() => _words = new { Axis, Comparisons = SimulatorText.ComparisonsAxis };
}
