using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>Estimates with their intervals, one row each.</summary>
public sealed partial class IntervalPlot
{
    // So many rows share a step of height, that names do not run into each other.
    private const int RowsPerStep = 8;
    private const int MostSteps = 5;

    private object _words = null!;

    /// <summary>What to show. A new instance is drawn.</summary>
    [Parameter, EditorRequired]
    public IntervalPlotModel Model { get; set; } = null!;

    /// <summary>What the numbers are, with their unit.</summary>
    [Parameter, EditorRequired]
    public string Axis { get; set; } = "";

    /// <summary>The plot in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    private string HeightClass => string.Create(CultureInfo.InvariantCulture, $"interval-plot interval-plot-{Math.Min((Model.Rows.Count - 1) / RowsPerStep + 1, MostSteps)}");

    /// <inheritdoc />
    protected override void OnParametersSet() => _words = new { Axis };
}
