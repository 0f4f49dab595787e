using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Probing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>The candidate's descriptor: grades, price, length and time.</summary>
public sealed partial class ProbeFigures
{
    /// <summary>The probe.</summary>
    [Parameter, EditorRequired]
    public Probe Probe { get; set; } = null!;

    /// <summary>What it found out.</summary>
    [Parameter, EditorRequired]
    public ProbeResult Result { get; set; } = null!;

    /// <summary>All its calls.</summary>
    [Parameter, EditorRequired]
    public Cost Spent { get; set; }

    private string Counts(int grades) => Probe.State switch
    {
        ProbeState.Completed => grades >= ProbePublishing.FewestGrades ? ProbesText.CountsNow : ProbesWords.Format(ProbesText.TooFew, ProbePublishing.FewestGrades),
        ProbeState.Discarded => ProbesText.CountsNoMore,
        _ => ProbesText.CountsLater,
    };
}
