using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The path of the person's latent preference.</summary>
public sealed partial class LatentSection
{
    /// <summary>The path.</summary>
    [Parameter, EditorRequired]
    public LatentPlotModel Map { get; set; } = null!;

    private string Description => Words.Format(PreferenceText.LatentDescription, Map.Path.Count - 1, Words.Weight(Map.Path[^1].CostWeight));
}
