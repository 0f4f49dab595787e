using MetaRouter.Core.Budgets;
using MetaRouter.Data.People;

namespace MetaRouter.Studio.Spending;

/// <summary>Where the budgets stand that bind a person.</summary>
public sealed class SpendStatus(SpendBudgets budgets, ISpendLedger ledger)
{
    /// <summary>In the order of <see cref="SpendBudgets.Of"/>; those without a cap only count. One query by key.</summary>
    public Task<IReadOnlyList<BudgetStatus>> OfAsync(Person person, CancellationToken cancellationToken) => ledger.StatusAsync(budgets.Of(person), cancellationToken);
}
