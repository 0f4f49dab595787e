using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>An amount of money in tabular figures; see <see cref="Money"/>.</summary>
public sealed partial class MoneyText
{
    /// <summary>US dollars.</summary>
    [Parameter, EditorRequired]
    public decimal Usd { get; set; }

    /// <summary>Whether the amount is the price of a thousand answers, and says so.</summary>
    [Parameter]
    public bool PerThousand { get; set; }

    /// <summary>Whether a plus sign stands in front of positive amounts.</summary>
    [Parameter]
    public bool Signed { get; set; }
}
