using MetaRouter.Data.Comparisons;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Routing;

/// <content>What can be read.</content>
public sealed partial class RoutingJournal
{
    /// <summary>The answer, or null.</summary>
    public async Task<RoutedAnswer?> FindAsync(Guid personId, Guid answerId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.RoutedAnswers.SingleOrDefaultAsync(row => row.Id == answerId && row.PersonId == personId, cancellationToken);
    }

    /// <summary>The person's decision, or null.</summary>
    public async Task<LoggedDecision?> FindDecisionAsync(Guid personId, Guid decisionId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Decisions.SingleOrDefaultAsync(row => row.Id == decisionId && row.PersonId == personId, cancellationToken);
    }

    /// <summary>A decision, whosever it is; for whoever runs the program, never for a page.</summary>
    public async Task<LoggedDecision?> FindAnyonesDecisionAsync(Guid decisionId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Decisions.SingleOrDefaultAsync(row => row.Id == decisionId, cancellationToken);
    }

    /// <summary>
    /// The routed turns of a conversation in order, without those that were replaced by a later answer with a text or a judged comparison at the same place; empty if it is not the
    /// person's. The turns between them are comparisons (<see cref="ComparisonStore.TurnsAsync"/>): sort both by <see cref="RoutedAnswer.TurnIndex"/>.
    /// </summary>
    public async Task<IReadOnlyList<RoutedAnswer>> TurnsAsync(Guid personId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var turns = context.RoutedAnswers.Where(row => row.ConversationId == conversationId && row.PersonId == personId);
        return await turns
            .Where(row => !turns.Any(later => later.TurnIndex == row.TurnIndex && later.Sequence > row.Sequence && later.Text != ""))
            .Where(row => !context.Comparisons.Any(later => later.ConversationId == conversationId && later.TurnIndex == row.TurnIndex && later.CreatedAt > row.CreatedAt
                && later.State == ComparisonState.Voted))
            .OrderBy(row => row.TurnIndex).ToListAsync(cancellationToken);
    }

    /// <summary>What the person was doing last in Auto: their newest answer that is coming, or began lately, and has not become a comparison.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="since">One that has come to its end must have begun at this moment or later.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<RoutedAnswer?> LatestAsync(Guid personId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.RoutedAnswers
            .Where(row => row.PersonId == personId && row.ComparisonId == null && (row.State == AnswerState.Streaming || row.CreatedAt >= since))
            .OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The person's routed answers that have come to an end and have not become comparisons, newest first.</summary>
    /// <param name="personId">Whose.</param>
    /// <param name="take">At most so many, at least 1.</param>
    /// <param name="beforeSequence">Only older ones than this sequence; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<RoutedAnswer>> HistoryAsync(Guid personId, int take, long? beforeSequence, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var before = beforeSequence ?? long.MaxValue;
        await using var context = database.CreateContext();
        return await context.RoutedAnswers
            .Where(row => row.PersonId == personId && row.ComparisonId == null && row.State != AnswerState.Streaming && row.Sequence < before)
            .OrderByDescending(row => row.Sequence).Take(take).ToListAsync(cancellationToken);
    }
}
