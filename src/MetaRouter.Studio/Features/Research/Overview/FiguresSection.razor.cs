using MetaRouter.Data.Research;
using Microsoft.AspNetCore.Components;
using static MetaRouter.Studio.Features.Research.Overview.OverviewWords;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>The counts that stand for themselves.</summary>
public sealed partial class FiguresSection
{
    /// <summary>The counts.</summary>
    [Parameter, EditorRequired]
    public ResearchOverview Overview { get; set; } = null!;

    private (string Label, string Value, string? Note)[] Figures =>
    [
        (OverviewText.People, Number(Overview.People), null),
        (OverviewText.Judged, Number(Overview.Judged), null),
        (OverviewText.Withdrawn, Number(Overview.Withdrawn), null),
        (OverviewText.Open, Number(Overview.Open), null),
        (OverviewText.Contexts, Number(Overview.Contexts), OverviewText.ContextsHint),
        (OverviewText.PricesShown, Share(Overview.PricesShown, Overview.Judged), Format(OverviewText.ShareOf, Number(Overview.PricesShown), Number(Overview.Judged))),
        (OverviewText.Consented, Share(Overview.Consented, Overview.Judged), OverviewText.ConsentHint),
    ];
}
