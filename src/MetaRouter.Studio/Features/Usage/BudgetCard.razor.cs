using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>One budget: what is left in words, a bar, and the figures.</summary>
public sealed partial class BudgetCard
{
    /// <summary>Where the budget stands.</summary>
    [Parameter, EditorRequired]
    public BudgetStatus Status { get; set; } = null!;

    // The key of a person's budget holds their id, which is nobody else's business.
    private string Kind => Budget.IsPersonal(Status.Budget.Key) ? "person" : Status.Budget.Key;

    private string? Level => Status.Level switch
    {
        BudgetLevel.All => "all",
        BudgetLevel.Most => "most",
        _ => null,
    };

    // Of a cap of nothing everything is spent.
    private string Share(Cost part)
    {
        var cap = Status.Budget.Cap!.Value.Usd;
        return (cap == 0 ? 100 : Math.Min(100, 100 * part.Usd / cap)).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
