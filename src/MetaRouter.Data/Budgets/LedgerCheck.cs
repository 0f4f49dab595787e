using System.Data;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>A budget's period whose running totals are not the sums of its charges; amounts in 10⁻¹² USD.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="StartsAt">Its period.</param>
/// <param name="Spent">The running total.</param>
/// <param name="SpentByCharges">The sum of its settled charges.</param>
/// <param name="Reserved">The running total.</param>
/// <param name="ReservedByCharges">The sum of its reserved charges.</param>
public sealed record PeriodDrift(string Budget, DateTimeOffset StartsAt, long Spent, long SpentByCharges, long Reserved, long ReservedByCharges);

/// <summary>An answer whose price is not the sum of its charges; amounts in 10⁻¹² USD.</summary>
/// <param name="TurnId">The comparison or the routed answer.</param>
/// <param name="CandidateId">Who answered.</param>
/// <param name="Price">What stands with the answer; null for nothing.</param>
/// <param name="Charged">What stands in the ledger.</param>
public sealed record AnswerDrift(Guid TurnId, string CandidateId, long? Price, long Charged);

/// <summary>What a check found.</summary>
/// <param name="Periods">How many periods were checked.</param>
/// <param name="Charges">How many charges there are.</param>
/// <param name="UnderWay">How many of them are still reserved.</param>
/// <param name="Answers">How many answers were checked.</param>
/// <param name="Spent">Sum of all settled charges, in 10⁻¹² USD.</param>
/// <param name="DriftingPeriods">Periods that do not add up.</param>
/// <param name="DriftingAnswers">Answers that do not add up.</param>
public sealed record LedgerFindings(
    int Periods, int Charges, int UnderWay, int Answers, long Spent, IReadOnlyList<PeriodDrift> DriftingPeriods, IReadOnlyList<AnswerDrift> DriftingAnswers)
{
    /// <summary>Whether everything adds up.</summary>
    public bool IsSound => DriftingPeriods.Count == 0 && DriftingAnswers.Count == 0;
}

/// <summary>
/// Compares the ledger with itself and with the answers: each period's totals with its charges, each answer's price with the charges of its turn. May run while
/// a program spends: what is under way there is left out.
/// </summary>
public sealed class LedgerCheck(StudioDatabase database, HostPresence presence)
{
    /// <summary>Checks everything.</summary>
    public async Task<LedgerFindings> CheckAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        // One moment, whatever is written meanwhile.
        await using var snapshot = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var periods = await PeriodsAsync(context, cancellationToken);
        var answers = await AnswersAsync(context, cancellationToken);
        return new LedgerFindings(
            periods.Count,
            await context.Charges.CountAsync(cancellationToken),
            await context.Charges.CountAsync(charge => charge.State == ChargeState.Reserved, cancellationToken),
            answers.Count,
            await context.Charges.SumAsync(charge => charge.Amount ?? 0, cancellationToken),
            [.. periods.Where(period => period.Spent != period.SpentByCharges || period.Reserved != period.ReservedByCharges)],
            await DriftingAsync(answers, cancellationToken));
    }

    private static async Task<List<PeriodDrift>> PeriodsAsync(StudioContext context, CancellationToken cancellationToken)
    {
        var sums = await (
            from charged in context.ChargedPeriods
            join charge in context.Charges on charged.ChargeId equals charge.Id
            group charge by new { charged.Budget, charged.StartsAt } into charges
            select new
            {
                charges.Key,
                Spent = charges.Sum(charge => charge.Amount ?? 0),
                Reserved = charges.Sum(charge => charge.State == ChargeState.Reserved ? charge.Reserved : 0),
            }).ToDictionaryAsync(sum => (sum.Key.Budget, sum.Key.StartsAt), cancellationToken);
        return
        [
            .. from period in await context.BudgetPeriods.ToListAsync(cancellationToken)
               let sum = sums.GetValueOrDefault((period.Budget, period.StartsAt))
               select new PeriodDrift(period.Budget, period.StartsAt, period.Spent, sum?.Spent ?? 0, period.Reserved, sum?.Reserved ?? 0),
        ];
    }

    // An answer that came before the ledger, or was replayed, has no charge at all; one that is still coming has no price yet.
    private static async Task<List<PricedAnswer>> AnswersAsync(StudioContext context, CancellationToken cancellationToken)
    {
        var sums = await (
            from charge in context.Charges
            where charge.TurnId != null
            group charge by new { charge.TurnId, charge.CandidateId } into charges
            select new { charges.Key, Charged = charges.Sum(charge => charge.Amount ?? 0), UnderWay = charges.Count(charge => charge.State == ChargeState.Reserved) })
            .ToDictionaryAsync(sum => (sum.Key.TurnId!.Value, sum.Key.CandidateId), cancellationToken);
        // A routed answer that became a comparison stands in both, and was charged under the first.
        var origins = await context.RoutedAnswers.Where(answer => answer.ComparisonId != null)
            .ToDictionaryAsync(answer => answer.ComparisonId!.Value, answer => answer.Id, cancellationToken);
        var answers = await context.Answers.Where(answer => answer.State != AnswerState.Streaming)
            .Select(answer => new { Turn = answer.ComparisonId, answer.CandidateId, answer.Cost })
            .ToListAsync(cancellationToken);
        answers.AddRange(await context.RoutedAnswers.Where(answer => answer.State != AnswerState.Streaming)
            .Select(answer => new { Turn = answer.Id, answer.CandidateId, answer.Cost }).ToListAsync(cancellationToken));
        return
        [
            .. from answer in answers
               let turns = origins.TryGetValue(answer.Turn, out var origin) ? new[] { answer.Turn, origin } : [answer.Turn]
               let charges = turns.Select(turn => sums.GetValueOrDefault((turn, answer.CandidateId))).Where(sum => sum is not null).ToList()
               where charges.Count > 0 && charges.All(sum => sum!.UnderWay == 0)
               select new PricedAnswer(answer.Turn, answer.CandidateId, answer.Cost?.ToPicoUsd(), charges.Sum(sum => sum!.Charged)),
        ];
    }

    private async Task<List<AnswerDrift>> DriftingAsync(List<PricedAnswer> answers, CancellationToken cancellationToken)
    {
        var drifting = new List<AnswerDrift>();
        foreach (var answer in answers.Where(answer => (answer.Price ?? 0) != answer.Charged))
        {
            // Stopped by an early vote in a program that is running: it writes the price down in a moment.
            if (answer.Price is null && await IsUnderWayAsync(answer, cancellationToken)) continue;
            drifting.Add(new AnswerDrift(answer.TurnId, answer.CandidateId, answer.Price, answer.Charged));
        }
        return drifting;
    }

    private async Task<bool> IsUnderWayAsync(PricedAnswer answer, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var hosts = await context.Charges.Where(charge => charge.TurnId == answer.TurnId && charge.CandidateId == answer.CandidateId)
            .Select(charge => charge.HostId).Distinct().ToListAsync(cancellationToken);
        foreach (var host in hosts)
            if (await presence.IsRunningAsync(host, cancellationToken)) return true;
        return false;
    }

    private sealed record PricedAnswer(Guid TurnId, string CandidateId, long? Price, long Charged);
}
