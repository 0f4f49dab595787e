using System.Runtime.CompilerServices;
using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <summary>What one candidate's calls cost on one day.</summary>
/// <param name="Day">The day in the time zone that was asked for.</param>
/// <param name="CandidateId">The candidate; null for answers of comparisons that are not judged (or not there any more): who gave them comes after the vote.</param>
/// <param name="Spent">Settled.</param>
/// <param name="Calls">How many calls were settled, at least 1.</param>
/// <param name="Estimated">Those of them that rest on our own count of tokens.</param>
public sealed record DaySpending(DateOnly Day, string? CandidateId, Cost Spent, int Calls, int Estimated);

/// <summary>What was saved against a baseline; the cost of comparing counts on our side.</summary>
/// <param name="Turns">Turns that it rests on: those whose expected costs know the baseline and that were answered.</param>
/// <param name="BaselineUsd">What the baseline's answers were expected to cost.</param>
/// <param name="SpentUsd">What all calls of these turns cost.</param>
public sealed record Savings(int Turns, decimal BaselineUsd, decimal SpentUsd)
{
    /// <summary>In USD; negative when more was spent.</summary>
    public decimal SavedUsd => BaselineUsd - SpentUsd;
}

/// <summary>Reads past spending. Safe for concurrent use. A null person is everybody: for those who run the program.</summary>
public sealed class SpendHistory(StudioDatabase database)
{
    // Every time zone in use lies at a whole number of quarters from UTC, so that days can be put together from quarters whatever clocks do.
    private const long QuarterMilliseconds = 900_000;

    /// <summary>Every charge of everybody, in order, streamed.</summary>
    public async IAsyncEnumerable<Charge> ChargesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await foreach (var charge in context.Charges.OrderBy(charge => charge.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return charge;
    }

    /// <summary>The last settled calls whose expectations are known and whose tokens the provider counted, oldest first.</summary>
    /// <param name="afterSequence">Charges after this one.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Charge>> MeasuredAsync(long afterSequence, int atMost, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        // A charge that is still open will be read when it has ended: those after it wait, so that long answers are not passed over.
        var open = await context.Charges.Where(charge => charge.State == ChargeState.Reserved).MinAsync(charge => (long?)charge.Sequence, cancellationToken) ?? long.MaxValue;
        var last = await context.Charges
            .Where(charge => charge.Sequence > afterSequence && charge.Sequence < open && charge.State == ChargeState.Settled && !charge.IsEstimated
                && charge.ExpectedOutputTokens > 0 && charge.PromptCharacters != null && charge.OutputTokens != null && charge.InputTokens != null)
            .OrderByDescending(charge => charge.Sequence).Take(atMost).ToListAsync(cancellationToken);
        last.Reverse();
        return last;
    }

    /// <summary>By day and candidate, in order; days without spending are left out.</summary>
    public async Task<IReadOnlyList<DaySpending>> ByDayAsync(
        Guid? personId, DateTimeOffset since, DateTimeOffset until, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var (first, last) = (since.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds());
        await using var context = database.CreateContext();
        var everybody = personId is null;
        var person = personId ?? Guid.Empty;
        var quarters = await context.Database.SqlQuery<QuarterSpending>(
            $"""
            SELECT "Quarter", "CandidateId", CAST(SUM("Amount") AS BIGINT) AS "Spent", CAST(COUNT(*) AS INTEGER) AS "Calls",
                CAST(SUM(CASE WHEN "IsEstimated" THEN 1 ELSE 0 END) AS INTEGER) AS "Estimated"
            FROM (
                SELECT charge."CreatedAt" / 900000 AS "Quarter", charge."Amount", charge."IsEstimated",
                    CASE WHEN charge."Purpose" <> 'Comparison' OR judged."Id" IS NOT NULL THEN charge."CandidateId" END AS "CandidateId"
                FROM "Charges" AS charge
                LEFT JOIN "RoutedAnswers" AS routed ON routed."Id" = charge."TurnId"
                LEFT JOIN "Comparisons" AS judged ON judged."Id" = COALESCE(routed."ComparisonId", charge."TurnId") AND judged."Choice" IS NOT NULL
                WHERE charge."State" = 'Settled' AND charge."CreatedAt" >= {first} AND charge."CreatedAt" < {last} AND ({everybody} OR charge."PersonId" = {person})
            ) AS settled
            GROUP BY "Quarter", "CandidateId"
            """).ToListAsync(cancellationToken);
        return
        [
            .. from quarter in quarters
               group quarter by (Day: DayOf(quarter.Quarter, zone), quarter.CandidateId) into day
               orderby day.Key.Day, day.Key.CandidateId
               select new DaySpending(day.Key.Day, day.Key.CandidateId, Cost.FromPicoUsd(day.Sum(part => part.Spent)), day.Sum(part => part.Calls), day.Sum(part => part.Estimated)),
        ];
    }

    /// <summary>Signed savings against a baseline over the turns that began in a time.</summary>
    public async Task<Savings> SavingsAsync(
        Guid? personId, string baselineCandidateId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var turns =
            from first in context.Charges
            where first.ExpectedCosts != null && first.CreatedAt >= since && first.CreatedAt < until && (personId == null || first.PersonId == personId)
            where context.Charges.Any(charge => charge.TurnId == first.TurnId && charge.State == ChargeState.Settled)
            select new { first.ExpectedCosts, Spent = context.Charges.Where(charge => charge.TurnId == first.TurnId).Sum(charge => charge.Amount ?? 0) };
        var (count, baseline, spent) = (0, 0m, 0m);
        await foreach (var turn in turns.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            using var costs = JsonDocument.Parse(turn.ExpectedCosts!);
            if (!costs.RootElement.TryGetProperty(baselineCandidateId, out var expected)) continue;
            count++;
            baseline += Cost.FromPicoUsd(expected.GetInt64()).Usd;
            spent += Cost.FromPicoUsd(turn.Spent).Usd;
        }
        return new Savings(count, baseline, spent);
    }

    private static DateOnly DayOf(long quarter, TimeZoneInfo zone) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(quarter * QuarterMilliseconds), zone).DateTime);

    private sealed record QuarterSpending(long Quarter, string? CandidateId, long Spent, int Calls, int Estimated);
}
