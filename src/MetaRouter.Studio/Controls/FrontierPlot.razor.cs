using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>Cost against quality: the candidates, the frontier of routings, and where the person stands on it.</summary>
public sealed partial class FrontierPlot
{
    private FrontierPlotModel? _model;
    private FrontierPlotModel _content = null!;

    /// <summary>What to show. A new instance is drawn when its content differs from the last one.</summary>
    [Parameter, EditorRequired]
    public FrontierPlotModel Model { get; set; } = null!;

    /// <summary>The plot in words, for those who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_model, Model)) return;
        (_model, _content) = (Model, ForBrowser(Model));
    }

    /// <summary>Names stay on the server as long as they are not to be shown.</summary>
    private static FrontierPlotModel ForBrowser(FrontierPlotModel model)
    {
        var candidates = model.Candidates.OrderBy(candidate => candidate.UsdPerThousand).ThenBy(candidate => candidate.Quality);
        return model with { Candidates = [.. model.ShowLabels ? candidates : candidates.Select(candidate => candidate with { Label = null })] };
    }

    private static object Words() => new
    {
        You = ControlText.PlotYou,
        Learned = ControlText.PlotLearned,
        CostAxis = ControlText.PlotCostAxis,
        QualityAxis = ControlText.PlotQualityAxis,
        Assumed = ControlText.PlotAssumed,
        Unnamed = ControlText.PlotUnnamed,
        Point = ControlText.PlotPoint,
        OtherModel = ControlText.PlotOtherModel,
    };
}
