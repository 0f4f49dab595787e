using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>Writes what the ledger knows to the answers that were paid for, so that both say the same.</summary>
internal static class AnswerPrices
{
    /// <summary>Charges that have ended and whose answer has no price yet.</summary>
    public static IQueryable<Charge> Unpriced(this StudioContext context) => context.Charges
        .Where(charge => charge.State == ChargeState.Settled)
        .Where(charge => context.Answers.Any(answer => answer.CandidateId == charge.CandidateId && answer.Cost == null
                && (answer.ComparisonId == charge.TurnId || context.RoutedAnswers.Any(routed => routed.Id == charge.TurnId && routed.ComparisonId == answer.ComparisonId)))
            || context.RoutedAnswers.Any(answer => answer.Id == charge.TurnId && answer.CandidateId == charge.CandidateId && answer.Cost == null));

    /// <summary>Gives an answer without a price that of its charges, once all of them have ended; one that was still coming is interrupted.</summary>
    /// <returns>How many answers, 0 or 1.</returns>
    public static async Task<int> PriceAnswerAsync(this StudioContext context, Guid turnId, string candidateId, CancellationToken cancellationToken)
    {
        var charges = await context.Charges.Where(charge => charge.TurnId == turnId && charge.CandidateId == candidateId)
            .Select(charge => new { charge.State, charge.Amount, charge.IsEstimated }).ToListAsync(cancellationToken);
        if (charges.Any(charge => charge.State == ChargeState.Reserved)) return 0;
        Cost? cost = Cost.FromPicoUsd(charges.Sum(charge => charge.Amount ?? 0));
        var isEstimated = charges.Any(charge => charge.IsEstimated);

        // The calls of a routed answer that became a comparison go on under its turn.
        var comparisonId = await context.RoutedAnswers.Where(routed => routed.Id == turnId).Select(routed => routed.ComparisonId).SingleOrDefaultAsync(cancellationToken) ?? turnId;
        var compared = context.Answers.Where(answer => answer.ComparisonId == comparisonId && answer.CandidateId == candidateId && answer.Cost == null);
        await compared.Where(answer => answer.State == AnswerState.Streaming)
            .ExecuteUpdateAsync(update => update.SetProperty(answer => answer.State, AnswerState.Interrupted), cancellationToken);
        await context.Comparisons
            .Where(comparison => comparison.Id == comparisonId && comparison.State == ComparisonState.Answering
                && context.Answers.Any(answer => answer.ComparisonId == comparisonId && answer.CandidateId == candidateId && answer.State == AnswerState.Interrupted))
            .ExecuteUpdateAsync(update => update.SetProperty(comparison => comparison.State, ComparisonState.Failed), cancellationToken);
        var routed = context.RoutedAnswers.Where(answer => answer.Id == turnId && answer.CandidateId == candidateId && answer.Cost == null);
        await routed.Where(answer => answer.State == AnswerState.Streaming)
            .ExecuteUpdateAsync(update => update.SetProperty(answer => answer.State, AnswerState.Interrupted), cancellationToken);
        return await compared.ExecuteUpdateAsync(
                update => update.SetProperty(answer => answer.Cost, cost).SetProperty(answer => answer.CostEstimated, isEstimated), cancellationToken)
            + await routed.ExecuteUpdateAsync(
                update => update.SetProperty(answer => answer.Cost, cost).SetProperty(answer => answer.CostEstimated, isEstimated), cancellationToken);
    }
}
