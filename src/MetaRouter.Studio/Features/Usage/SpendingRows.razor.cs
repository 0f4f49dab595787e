using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>Spending by day and candidate as a table, the newest day first.</summary>
public sealed partial class SpendingRows
{
    /// <summary>The numbers; not empty.</summary>
    [Parameter, EditorRequired]
    public SpendingTable Table { get; set; } = null!;

    private static string Cell(SpentAmount amount) => amount.Calls == 0 ? UsageText.None : Money.Format(amount.Usd);
}
