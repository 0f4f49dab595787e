using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Research;

/// <summary>The counts that LINQ has no words for, in SQL that both databases read. Enumerations are stored by name.</summary>
internal static class OverviewQueries
{
    private const long DayLength = 24 * 60 * 60 * 1000;
    private const string Voted = nameof(ComparisonState.Voted);
    private const string Left = nameof(Side.Left);
    private const string Right = nameof(Side.Right);

    /// <summary>Votes by day.</summary>
    public static async Task<IReadOnlyList<DayCount>> DaysAsync(this StudioContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Database.SqlQuery<DayLine>(
            $"""
            SELECT "VotedAt" / {DayLength} AS "Day", COUNT(*) AS "Count" FROM "Comparisons" WHERE "State" = {Voted} GROUP BY 1
            """).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Day).Select(row => new DayCount(DateOnly.FromDayNumber(checked((int)row.Day) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber), row.Count))];
    }

    /// <summary>Comparisons by pair.</summary>
    public static Task<List<CountedPair>> PairsAsync(this StudioContext context, CancellationToken cancellationToken) => context.Database.SqlQuery<CountedPair>(
        $"""
        SELECT l."CandidateId" AS "LeftId", MAX(l."CandidateName") AS "LeftName", r."CandidateId" AS "RightId", MAX(r."CandidateName") AS "RightName", COUNT(*) AS "Count"
        FROM "Comparisons" AS c
        JOIN "ComparisonAnswers" AS l ON l."ComparisonId" = c."Id" AND l."Side" = {Left}
        JOIN "ComparisonAnswers" AS r ON r."ComparisonId" = c."Id" AND r."Side" = {Right}
        WHERE c."State" = {Voted}
        GROUP BY l."CandidateId", r."CandidateId"
        """).ToListAsync(cancellationToken);

    /// <summary>Sample questions with a pair that several people judged; of each person the last judgement.</summary>
    public static async Task<IReadOnlyList<JudgedTwice>> JudgedTwiceAsync(this StudioContext context, CancellationToken cancellationToken)
    {
        const string MuchLeft = nameof(Choice.AMuchBetter), BetterLeft = nameof(Choice.ABetter), MuchRight = nameof(Choice.BMuchBetter), BetterRight = nameof(Choice.BBetter);
        const string Tie = nameof(Choice.Tie), Bad = nameof(Choice.BothBad);
        var rows = await context.Database.SqlQuery<JudgedLine>(
            $"""
            WITH sided AS (
                SELECT c."QuestionId" AS question, c."PersonId" AS person, c."Sequence" AS place, l."CandidateId" AS l, r."CandidateId" AS r,
                    CASE WHEN c."Choice" IN ({MuchLeft}, {BetterLeft}) THEN 'l' WHEN c."Choice" IN ({MuchRight}, {BetterRight}) THEN 'r'
                        WHEN c."Choice" = {Tie} THEN 't' WHEN c."Choice" = {Bad} THEN 'b' END AS said
                FROM "Comparisons" AS c
                JOIN "ComparisonAnswers" AS l ON l."ComparisonId" = c."Id" AND l."Side" = {Left}
                JOIN "ComparisonAnswers" AS r ON r."ComparisonId" = c."Id" AND r."Side" = {Right}
                WHERE c."State" = {Voted} AND c."QuestionId" IS NOT NULL),
            paired AS (
                SELECT question, person, place, CASE WHEN l < r THEN l ELSE r END AS one, CASE WHEN l < r THEN r ELSE l END AS other,
                    CASE WHEN said = 't' OR said = 'b' THEN said WHEN (said = 'l') = (l < r) THEN 'f' ELSE 's' END AS said
                FROM sided),
            judged AS (
                SELECT question, one, other, said, ROW_NUMBER() OVER (PARTITION BY question, one, other, person ORDER BY place DESC) AS nth FROM paired)
            SELECT SUM(CASE WHEN said = 'f' THEN 1 ELSE 0 END) AS "FirstBetter", SUM(CASE WHEN said = 's' THEN 1 ELSE 0 END) AS "SecondBetter",
                SUM(CASE WHEN said = 't' THEN 1 ELSE 0 END) AS "Tie", SUM(CASE WHEN said = 'b' THEN 1 ELSE 0 END) AS "BothBad"
            FROM judged WHERE nth = 1 GROUP BY question, one, other HAVING COUNT(*) > 1
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new JudgedTwice(row.FirstBetter, row.SecondBetter, row.Tie, row.BothBad))];
    }

    private sealed record DayLine(long Day, long Count);

    private sealed record JudgedLine(long FirstBetter, long SecondBetter, long Tie, long BothBad);
}
