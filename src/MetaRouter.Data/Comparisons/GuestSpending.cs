using MetaRouter.Core.Candidates;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Comparisons;

/// <summary>What guests have spent: kept when the answers are deleted.</summary>
internal static class GuestSpending
{
    /// <summary>Notes the money behind comparisons of guests that are about to be deleted.</summary>
    public static async Task KeepSpendingAsync(this StudioContext context, IQueryable<Comparison> comparisons, CancellationToken cancellationToken)
    {
        var spent = await (
            from comparison in comparisons
            join person in context.People on comparison.PersonId equals person.Id
            join answer in context.Answers on comparison.Id equals answer.ComparisonId
            where person.IsGuest
            select new { comparison.CreatedAt, answer.ProviderId, answer.State, answer.Cost, answer.ExpectedCost }).ToListAsync(cancellationToken);
        context.AddRange(
            from row in spent
            let cost = Spent(row.State, row.Cost, row.ExpectedCost)
            where cost.Usd > 0
            select new RemovedSpending { CreatedAt = row.CreatedAt, ProviderId = row.ProviderId, Cost = cost });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>In 10⁻¹² USD.</summary>
    public static async Task<long> SumAsync(
        this StudioContext context, DateTimeOffset since, IReadOnlyCollection<string> recordedProviderIds, CancellationToken cancellationToken)
    {
        var present =
            from comparison in context.Comparisons
            join person in context.People on comparison.PersonId equals person.Id
            join answer in context.Answers on comparison.Id equals answer.ComparisonId
            where person.IsGuest && comparison.CreatedAt >= since && !recordedProviderIds.Contains(answer.ProviderId)
            select new { answer.State, answer.Cost, answer.ExpectedCost };
        var removed = context.RemovedSpendings
            .Where(row => row.CreatedAt >= since && !recordedProviderIds.Contains(row.ProviderId)).Select(row => row.Cost);

        // Added up here: databases cannot add what a converter has packed.
        var sum = 0L;
        await foreach (var row in present.AsAsyncEnumerable().WithCancellation(cancellationToken))
            sum += Spent(row.State, row.Cost, row.ExpectedCost).ToPicoUsd();
        await foreach (var cost in removed.AsAsyncEnumerable().WithCancellation(cancellationToken))
            sum += cost.ToPicoUsd();
        return sum;
    }

    // While the price is not known, the expected one is held; a call that failed without a price cost nothing.
    private static Cost Spent(AnswerState state, Cost? cost, Cost expected) => cost ?? (state == AnswerState.Failed ? Cost.Zero : expected);
}
