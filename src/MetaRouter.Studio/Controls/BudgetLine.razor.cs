using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Studio.Spending;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>What is left of the budget that binds most, in one line; nothing where there is no limit.</summary>
public sealed partial class BudgetLine
{
    /// <summary>The budgets that bind the person.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<BudgetStatus> Budgets { get; set; } = [];

    private BudgetStatus? Tightest => Budgets.Where(status => status.Remaining is not null).MinBy(status => status.Remaining!.Value.Usd);

    private static string Text(BudgetStatus status) =>
        BudgetSentence.Left(status.Remaining!.Value, status.Budget.Cap!.Value, status.Budget.Calendar, status.Span);

    private static string Share(BudgetStatus status)
    {
        var cap = status.Budget.Cap!.Value.Usd;
        return (cap == 0 ? 100 : Math.Clamp((cap - status.Remaining!.Value.Usd) / cap * 100, 0, 100)).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static string Level(BudgetStatus status) => status.Level switch
    {
        BudgetLevel.All => "all",
        BudgetLevel.Most => "most",
        _ => "",
    };
}
