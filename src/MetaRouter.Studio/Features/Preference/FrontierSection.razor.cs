using MetaRouter.Core.Preferences;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The person's place on the frontier, drawn and in words.</summary>
public sealed partial class FrontierSection
{
    /// <summary>Where the person stands.</summary>
    [Parameter, EditorRequired]
    public PreferencePlace Place { get; set; } = null!;

    /// <summary>Its plot.</summary>
    [Parameter, EditorRequired]
    public FrontierPlotModel Plot { get; set; } = null!;

    /// <summary>Whether the cost axis is logarithmic.</summary>
    [Parameter, EditorRequired]
    public bool IsLogarithmic { get; set; }

    /// <summary>Called with true for a logarithmic cost axis.</summary>
    [Parameter, EditorRequired]
    public Action<bool> OnAxis { get; set; } = null!;

    private PreferenceBelief Belief => Place.Belief;

    private string Description
    {
        get
        {
            var routing = Place.Frontier.PointAt(Belief.CostWeight);
            return Words.Format(PreferenceText.PlotDescription, Place.Pool.Candidates.Count,
                Words.Weight(Belief.CostWeight), Words.Weight(Belief.Lower), Words.Weight(Belief.Upper),
                Words.PerThousand(routing.ExpectedUsd), Words.Percent(routing.Quality));
        }
    }

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
