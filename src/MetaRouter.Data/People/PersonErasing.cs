using MetaRouter.Data.Budgets;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.People;

internal static class PersonErasing
{
    /// <summary>Removes a person and everything of theirs. What was spent stays in the ledger, without them; their rewards are reversed. False if unknown.</summary>
    public static async Task<bool> ErasePersonAsync(this StudioContext context, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await context.ForgetSpenderAsync(personId, cancellationToken);
        var isGone = await context.People.Where(person => person.Id == personId).ExecuteDeleteAsync(cancellationToken) == 1;
        await context.ForgetRewardsAsync(context.Rewards.Where(reward => reward.PersonId == personId), now, cancellationToken);
        return isGone;
    }
}
