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

    /// <summary>What stands below the plot.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private PreferenceBelief Belief => Place.Belief;

    private string Range => Place.Pinned is null
        ? Words.Format(PreferenceText.CostWeightRange, Words.Weight(Belief.Lower), Words.Weight(Belief.Upper))
        : Belief.ComparisonCount == 0
            ? PreferenceText.SetByYou
            : Words.Format(PreferenceText.SetByYouLearned, Words.Weight(Belief.CostWeight), Words.Weight(Belief.Lower), Words.Weight(Belief.Upper));

    private string Description
    {
        get
        {
            var routing = Place.Frontier.PointAt(Place.CostWeight);
            return Words.Format(Place.Pinned is null ? PreferenceText.PlotDescription : PreferenceText.PlotDescriptionPinned, Place.Pool.Candidates.Count,
                Words.Weight(Place.CostWeight), Words.Weight(Belief.Lower), Words.Weight(Belief.Upper),
                Words.PerThousand(routing.ExpectedUsd), Words.Percent(routing.Quality), Words.Weight(Belief.CostWeight));
        }
    }

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
