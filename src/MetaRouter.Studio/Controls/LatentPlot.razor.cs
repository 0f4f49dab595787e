using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>The latent preference in the plane: the path with every comparison, and how sure its end is.</summary>
public sealed partial class LatentPlot
{
    /// <summary>What to show. A new instance is drawn.</summary>
    [Parameter, EditorRequired]
    public LatentPlotModel Model { get; set; } = null!;

    /// <summary>The plot in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    private static object Words() => new
    {
        You = ControlText.PlotYou,
        Prior = ControlText.LatentPrior,
        Landmark = ControlText.LatentLandmark,
        Start = ControlText.LatentStart,
        Step = ControlText.LatentStep,
    };
}
