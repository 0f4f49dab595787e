using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>Spending by day and candidate: the plot, and the same numbers as a table.</summary>
public sealed partial class SpendingSection
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public UsageOverview Overview { get; set; } = null!;

    private string Sum
    {
        get
        {
            var total = Overview.Spending.Total;
            var amount = Money.Format(total.Usd);
            return total.Calls == 1 ? UsageWords.Format(UsageText.SumOne, amount) : UsageWords.Format(UsageText.Sum, amount, total.Calls);
        }
    }

    private string Description
    {
        get
        {
            var table = Overview.Spending;
            var dearest = table.Days.MaxBy(day => day.Total.Usd)!;
            return UsageWords.Format(
                UsageText.PlotDescription, UsageWords.Day(Overview.Days.First), UsageWords.Day(Overview.Days.Last), Money.Format(table.Total.Usd),
                UsageWords.Day(dearest.Day), Money.Format(dearest.Total.Usd), UsageWords.Name(table.Names[0]), Money.Format(table.Totals[0].Usd));
        }
    }

    private static object Words() => new
    {
        Day = UsageText.PlotDay,
        Part = UsageText.PlotPart,
        Nothing = UsageText.PlotNothing,
        Estimated = UsageText.PlotEstimated,
    };
}
