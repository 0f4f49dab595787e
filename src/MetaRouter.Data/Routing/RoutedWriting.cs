using MetaRouter.Data.Rewards;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Routing;

/// <summary>How routed answers go, as a part of a transaction.</summary>
internal static class RoutedWriting
{
    /// <summary>Removes routed answers of one person with their decisions; what they taught is reversed and forgotten.</summary>
    public static async Task RemoveRoutedAsync(this StudioContext context, IQueryable<RoutedAnswer> answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var gone = await answers.Select(row => new { row.Id, row.DecisionId, row.PersonId }).ToListAsync(cancellationToken);
        foreach (var answer in gone)
        {
            await context.RoutedAnswers.Where(row => row.Id == answer.Id).ExecuteDeleteAsync(cancellationToken);
            await RemoveDecisionsAsync(answer.DecisionId, answer.PersonId);
            await context.ForgetRewardsAsync(context.RewardsOf(answer.PersonId, answer.Id), now, cancellationToken);
        }

        // And those that it took the place of.
        async Task RemoveDecisionsAsync(Guid? last, Guid personId)
        {
            while (last is { } id)
            {
                var decision = context.Decisions.Where(row => row.Id == id && row.PersonId == personId);
                last = await decision.Select(row => row.ReplacesId).SingleOrDefaultAsync(cancellationToken);
                await decision.ExecuteDeleteAsync(cancellationToken);
            }
        }
    }
}
