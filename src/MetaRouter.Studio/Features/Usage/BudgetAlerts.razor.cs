using MetaRouter.Core.Budgets;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>Says so when half of a budget or more is spent.</summary>
public sealed partial class BudgetAlerts
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public UsageOverview Overview { get; set; } = null!;

    private IEnumerable<(BudgetStatus Status, string Text)> Alerts =>
        from status in Overview.Binding
        let text = UsageWords.Alert(status, isOwnWish: status == Overview.Own && Overview.IsLimitedByOwnWish)
        where text is not null
        select (status, text);

    private static string Class(BudgetLevel level) => level switch
    {
        BudgetLevel.All => "callout-danger",
        BudgetLevel.Most => "callout-warning",
        _ => "callout-accent",
    };
}
