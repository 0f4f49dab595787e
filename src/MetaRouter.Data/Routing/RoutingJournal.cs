using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Conversations;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Routing;

/// <summary>
/// Decisions of the router and the answers that came of them. Safe for concurrent use. Whatever is done for a person touches that person's rows only: an id
/// that belongs to somebody else behaves exactly like one that does not exist.
/// </summary>
public sealed partial class RoutingJournal(StudioDatabase database, TimeProvider time)
{
    /// <summary>Stores a decision with the answer that is called for, in one transaction, and begins a conversation if the answer names none. An id that it has is kept.</summary>
    /// <returns>The answer with its id, sequence, conversation and time; null if the person is unknown or the conversation is not theirs.</returns>
    /// <exception cref="ArgumentException">The answer names another decision, or another person than the decision.</exception>
    public Task<RoutedAnswer?> StartAsync(LoggedDecision decision, RoutedAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.DecisionId != decision.Id || answer.PersonId != decision.PersonId)
            throw new ArgumentException("The answer must name this decision and its person.", nameof(answer));
        var now = time.GetUtcNow().ToWholeMilliseconds();
        var id = answer.Id == Guid.Empty ? Guid.CreateVersion7(now) : answer.Id;
        return database.WriteAsync(
            answer.PersonId,
            async context =>
            {
                if (await context.BeginOrFindAsync(answer.PersonId, answer.ConversationId, answer.Query, now, cancellationToken) is not { } conversation) return null;
                context.Add(decision with { Sequence = 0 });
                var entry = context.Add(answer with { Id = id, Sequence = 0, ConversationId = conversation, CreatedAt = now });
                await context.SaveChangesAsync(cancellationToken);
                return (RoutedAnswer?)(entry.Entity with { Sequence = entry.Property(row => row.Sequence).CurrentValue });
            },
            cancellationToken);
    }

    /// <summary>
    /// Keeps what has come of an answer, or its end, and who gives it: after a failure before the first token another candidate does. A late checkpoint
    /// (<see cref="AnswerState.Streaming"/>) never overwrites an answer that has come to its end.
    /// </summary>
    /// <returns>False if there is no such answer of that person, or nothing was to be kept.</returns>
    public Task<bool> SaveAnswerAsync(Guid personId, RoutedAnswer answer, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var checkpoint = answer.State == AnswerState.Streaming;
            return await context.RoutedAnswers
                .Where(row => row.Id == answer.Id && row.PersonId == personId)
                .Where(row => !checkpoint || (row.State != AnswerState.Complete && row.State != AnswerState.Stopped))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.CandidateId, answer.CandidateId)
                        .SetProperty(row => row.CandidateName, answer.CandidateName)
                        .SetProperty(row => row.Maker, answer.Maker)
                        .SetProperty(row => row.ProviderId, answer.ProviderId)
                        .SetProperty(row => row.PriceVersion, answer.PriceVersion)
                        .SetProperty(row => row.ExpectedCost, answer.ExpectedCost)
                        .SetProperty(row => row.FellOverFrom, answer.FellOverFrom)
                        .SetProperty(row => row.Text, answer.Text)
                        .SetProperty(row => row.State, answer.State)
                        .SetProperty(row => row.FailureKind, answer.FailureKind)
                        .SetProperty(row => row.FailureMessage, answer.FailureMessage)
                        .SetProperty(row => row.InputTokens, answer.InputTokens)
                        .SetProperty(row => row.OutputTokens, answer.OutputTokens)
                        .SetProperty(row => row.Cost, answer.Cost)
                        .SetProperty(row => row.CostEstimated, answer.CostEstimated)
                        .SetProperty(row => row.TimeToFirstToken, answer.TimeToFirstToken)
                        .SetProperty(row => row.Duration, answer.Duration),
                    cancellationToken) == 1;
        },
        cancellationToken);

    /// <summary>Another candidate takes over, the one that was chosen having failed before its first token: stores the decision, and who answers now.</summary>
    /// <returns>False if there is no such answer of that person.</returns>
    /// <exception cref="ArgumentException">The decision is another person's.</exception>
    public Task<bool> FallOverAsync(Guid personId, LoggedDecision decision, RoutedAnswer answer, CancellationToken cancellationToken)
    {
        if (decision.PersonId != personId) throw new ArgumentException("The decision must be this person's.", nameof(decision));
        return database.WriteAsync(
            personId, async context =>
            {
                var stored = context.RoutedAnswers.Where(row => row.Id == answer.Id && row.PersonId == personId);
                if (await stored.Select(row => (Guid?)row.DecisionId).SingleOrDefaultAsync(cancellationToken) is not { } replaced) return false;
                await stored.ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.DecisionId, decision.Id)
                        .SetProperty(row => row.CandidateId, answer.CandidateId)
                        .SetProperty(row => row.CandidateName, answer.CandidateName)
                        .SetProperty(row => row.Maker, answer.Maker)
                        .SetProperty(row => row.ProviderId, answer.ProviderId)
                        .SetProperty(row => row.PriceVersion, answer.PriceVersion)
                        .SetProperty(row => row.ExpectedCost, answer.ExpectedCost)
                        .SetProperty(row => row.FellOverFrom, answer.FellOverFrom),
                    cancellationToken);
                context.Add(decision with { Sequence = 0, ReplacesId = replaced });
                await context.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>At start-up: what a process that died was answering is marked as interrupted.</summary>
    /// <returns>How many answers.</returns>
    public Task<int> InterruptAsync(CancellationToken cancellationToken) => database.WriteAsync(
        context => context.RoutedAnswers.Where(answer => answer.State == AnswerState.Streaming)
            .ExecuteUpdateAsync(update => update.SetProperty(answer => answer.State, AnswerState.Interrupted), cancellationToken),
        cancellationToken);

    /// <summary>
    /// Removes an answer in whatever state it is, its decision and its rewards, and its conversation when that is empty then. One that became a comparison
    /// goes with that (<see cref="ComparisonStore.DeleteAsync"/>).
    /// </summary>
    /// <returns>False if there is no such answer of that person, or it became a comparison.</returns>
    public Task<bool> DeleteAsync(Guid personId, Guid answerId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var answer = context.RoutedAnswers.Where(row => row.Id == answerId && row.PersonId == personId && row.ComparisonId == null);
            if (await answer.Select(row => (Guid?)row.ConversationId).SingleOrDefaultAsync(cancellationToken) is not { } conversation) return false;
            await context.RemoveRoutedAsync(answer, time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
            await context.RemoveIfEmptyAsync(conversation, cancellationToken);
            return true;
        },
        cancellationToken);
}
