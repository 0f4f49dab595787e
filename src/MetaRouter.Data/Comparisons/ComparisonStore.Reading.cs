using System.Runtime.CompilerServices;
using MetaRouter.Core.Comparisons;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Comparisons;

/// <content>What can be read.</content>
public sealed partial class ComparisonStore
{
    /// <summary>The comparison, or null.</summary>
    public async Task<Comparison?> FindAsync(Guid personId, Guid comparisonId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Comparisons.SingleOrDefaultAsync(row => row.Id == comparisonId && row.PersonId == personId, cancellationToken);
    }

    /// <summary>
    /// What the person was doing last and has not judged: their newest comparison that is answering or open, or that failed and was followed by no vote.
    /// </summary>
    /// <param name="personId">Whose.</param>
    /// <param name="failedSince">One that failed must have begun at this moment or later.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Comparison?> LatestUnfinishedAsync(Guid personId, DateTimeOffset failedSince, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var own = context.Comparisons.Where(row => row.PersonId == personId);
        return await own
            .Where(row => row.State == ComparisonState.Answering || row.State == ComparisonState.Open
                || (row.State == ComparisonState.Failed && row.CreatedAt >= failedSince
                    && !own.Any(later => later.Sequence > row.Sequence && (later.State == ComparisonState.Voted || later.State == ComparisonState.Withdrawn))))
            .OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The turns of a conversation in order, without those that were replaced; empty if it is not the person's.</summary>
    public async Task<IReadOnlyList<Comparison>> TurnsAsync(Guid personId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Comparisons
            .Where(row => row.ConversationId == conversationId && row.PersonId == personId && row.State != ComparisonState.Superseded)
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
    }

    /// <summary>The person's judged comparisons, withdrawn ones included, newest first.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="take">At most so many, at least 1.</param>
    /// <param name="beforeSequence">Only older ones than this sequence; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<Comparison>> HistoryAsync(Guid personId, int take, long? beforeSequence, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var before = beforeSequence ?? long.MaxValue;
        await using var context = database.CreateContext();
        return await context.Comparisons.Where(row => row.PersonId == personId && row.Sequence < before)
            .Where(row => row.State == ComparisonState.Voted || row.State == ComparisonState.Withdrawn)
            .OrderByDescending(row => row.Sequence).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>The comparisons that the person's preference rests on, in order: the contexts of the profile in use.</summary>
    public async Task<IReadOnlyList<StoredContext>> ContextsAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await ContextsAsync(context.ComparisonsOfProfileInUse(personId), cancellationToken);
    }

    /// <summary>The contexts of one of the person's profiles, in order; null for the first one.</summary>
    public async Task<IReadOnlyList<StoredContext>> ContextsOfAsync(Guid personId, Guid? profileId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await ContextsAsync(context.Comparisons.Where(row => row.PersonId == personId && row.ProfileId == profileId), cancellationToken);
    }

    /// <summary>What the person asked lately, to compare or to be routed, each text once, newest first.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="take">At most so many, at least 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<string>> RecentQueriesAsync(Guid personId, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        await using var context = database.CreateContext();
        var compared = await context.Comparisons.Where(row => row.PersonId == personId && row.State != ComparisonState.Superseded)
            .GroupBy(row => row.Query, (query, rows) => new { Query = query, Latest = rows.Max(row => row.CreatedAt) })
            .OrderByDescending(group => group.Latest).Take(take).ToListAsync(cancellationToken);
        var routed = await context.RoutedAnswers.Where(row => row.PersonId == personId && row.ComparisonId == null)
            .GroupBy(row => row.Query, (query, rows) => new { Query = query, Latest = rows.Max(row => row.CreatedAt) })
            .OrderByDescending(group => group.Latest).Take(take).ToListAsync(cancellationToken);
        return [.. compared.Concat(routed).OrderByDescending(group => group.Latest).Select(group => group.Query).Distinct(StringComparer.Ordinal).Take(take)];
    }

    /// <summary>The bank questions that the person has asked and neither left nor seen fail.</summary>
    public async Task<IReadOnlySet<string>> AnsweredQuestionIdsAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Comparisons.Where(row => row.PersonId == personId && row.QuestionId != null)
            .Where(row => row.State != ComparisonState.Superseded && row.State != ComparisonState.Failed)
            .Select(row => row.QuestionId!).Distinct().ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>Whether the person has judged a bank question, and so seen who answered it, taken back or not; or had it answered in Auto.</summary>
    public async Task<bool> HasJudgedQuestionAsync(Guid personId, string questionId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Comparisons.AnyAsync(
            row => row.PersonId == personId && row.QuestionId == questionId
                && (row.State == ComparisonState.Voted || row.State == ComparisonState.Withdrawn), cancellationToken)
            || await context.RoutedAnswers.AnyAsync(row => row.PersonId == personId && row.QuestionId == questionId, cancellationToken);
    }

    private static async Task<IReadOnlyList<StoredContext>> ContextsAsync(IQueryable<Comparison> comparisons, CancellationToken cancellationToken) =>
        await comparisons.Where(row => row.IsContext)
            .OrderBy(row => row.Sequence)
            .Select(row => new StoredContext(
                row.Id, row.Sequence, row.VotedAt!.Value, row.Choice!.Value, row.QualityLeft!.Value, row.QualityRight!.Value,
                row.NormalisedCostLeft!.Value, row.NormalisedCostRight!.Value, row.PreferenceAfter))
            .ToListAsync(cancellationToken);
}
