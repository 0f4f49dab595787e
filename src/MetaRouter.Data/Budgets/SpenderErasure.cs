using MetaRouter.Core.Budgets;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>Takes a person out of the ledger; what was spent goes on counting where everybody's money counts.</summary>
internal static class SpenderErasure
{
    /// <summary>Leaves the charges without the person, and removes their own budget with everything that names it.</summary>
    public static async Task ForgetSpenderAsync(this StudioContext context, Guid personId, CancellationToken cancellationToken)
    {
        var key = Budget.PersonKey(personId);
        await context.Charges.Where(charge => charge.PersonId == personId)
            .ExecuteUpdateAsync(update => update.SetProperty(charge => charge.PersonId, (Guid?)null), cancellationToken);
        await context.ChargedPeriods.Where(period => period.Budget == key).ExecuteDeleteAsync(cancellationToken);
        await context.BudgetPeriods.Where(period => period.Budget == key).ExecuteDeleteAsync(cancellationToken);
        await context.BudgetRefusals.Where(refusal => refusal.Budget == key).ExecuteDeleteAsync(cancellationToken);
    }
}
