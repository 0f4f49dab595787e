using MetaRouter.Data.Conversations;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Comparisons;

/// <summary>
/// Comparisons from the question to the vote and after. Safe for concurrent use. Whatever is done for a person touches that person's rows only: an id that
/// belongs to somebody else behaves exactly like one that does not exist.
/// </summary>
public sealed partial class ComparisonStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>
    /// Stores a new comparison with its two answers, as far as they have come, and begins a conversation if it names none. An id that it has already is kept.
    /// </summary>
    /// <returns>The comparison with its id, sequence, conversation and time; null if the person is unknown or the conversation is not theirs.</returns>
    public Task<Comparison?> StartAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToWholeMilliseconds();
        return database.WriteAsync(
            comparison.PersonId,
            async context =>
            {
                var conversation = await context.BeginOrFindAsync(comparison.PersonId, comparison.ConversationId, comparison.Query, now, cancellationToken);
                return conversation is { } id ? await context.AddComparisonAsync(comparison, id, now, cancellationToken) : null;
            },
            cancellationToken);
    }

    /// <summary>
    /// Keeps what has come of an answer, or its end; allowed after the vote too, when an early vote has stopped it. What was on screen at the vote and who
    /// answered stay as they are. A late checkpoint (<see cref="AnswerState.Streaming"/>) never overwrites an answer that has come to its end.
    /// </summary>
    /// <returns>False if there is no such comparison of that person, or nothing was to be kept.</returns>
    public Task<bool> SaveAnswerAsync(Guid personId, Guid comparisonId, ComparisonAnswer answer, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var checkpoint = answer.State == AnswerState.Streaming;
            return await context.Answers
                .Where(row => row.ComparisonId == comparisonId && row.Side == answer.Side)
                .Where(row => context.Comparisons.Any(comparison => comparison.Id == comparisonId && comparison.PersonId == personId))
                .Where(row => !checkpoint || (row.State != AnswerState.Complete && row.State != AnswerState.Stopped))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.Text, answer.Text)
                        .SetProperty(row => row.State, answer.State)
                        .SetProperty(row => row.FailureKind, answer.FailureKind)
                        .SetProperty(row => row.FailureMessage, answer.FailureMessage)
                        .SetProperty(row => row.InputTokens, answer.InputTokens)
                        .SetProperty(row => row.OutputTokens, answer.OutputTokens)
                        .SetProperty(row => row.CachedInputTokens, answer.CachedInputTokens)
                        .SetProperty(row => row.ReasoningTokens, answer.ReasoningTokens)
                        .SetProperty(row => row.Cost, answer.Cost)
                        .SetProperty(row => row.CostEstimated, answer.CostEstimated)
                        .SetProperty(row => row.TimeToFirstToken, answer.TimeToFirstToken)
                        .SetProperty(row => row.Duration, answer.Duration)
                        .SetProperty(row => row.FinishReason, answer.FinishReason),
                    cancellationToken) == 1;
        },
        cancellationToken);

    /// <summary>Moves a comparison that was not judged; one that was stays as it is.</summary>
    /// <param name="personId">Whose it is.</param>
    /// <param name="comparisonId">Which one.</param>
    /// <param name="state">Answering, Open, Superseded or Failed; votes and withdrawals have calls of their own.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if there is no such comparison of that person, or it was judged or superseded.</returns>
    public Task<bool> SetStateAsync(Guid personId, Guid comparisonId, ComparisonState state, CancellationToken cancellationToken)
    {
        if (state is ComparisonState.Voted or ComparisonState.Withdrawn)
            throw new ArgumentOutOfRangeException(nameof(state), state, "A comparison is voted by RecordVoteAsync and withdrawn by WithdrawAsync.");
        return database.WriteAsync(
            personId, async context => await context.Comparisons
                .Where(row => row.Id == comparisonId && row.PersonId == personId)
                .Where(row => row.State != ComparisonState.Voted && row.State != ComparisonState.Withdrawn && row.State != ComparisonState.Superseded)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.State, state), cancellationToken) == 1,
            cancellationToken);
    }

    /// <summary>
    /// At start-up: what a process that died was answering is marked as interrupted, and its comparisons as failed; those whose answers had both come to
    /// their end wait for a choice.
    /// </summary>
    /// <returns>How many comparisons.</returns>
    public Task<int> InterruptAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.Answers.Where(answer => answer.State == AnswerState.Streaming)
                .ExecuteUpdateAsync(update => update.SetProperty(answer => answer.State, AnswerState.Interrupted), cancellationToken);
            var left = context.Comparisons.Where(comparison => comparison.State == ComparisonState.Answering);
            var failed = await left
                .Where(comparison => context.Answers.Any(answer => answer.ComparisonId == comparison.Id
                    && (answer.State == AnswerState.Failed || answer.State == AnswerState.Interrupted)))
                .ExecuteUpdateAsync(update => update.SetProperty(comparison => comparison.State, ComparisonState.Failed), cancellationToken);
            return failed + await left.ExecuteUpdateAsync(update => update.SetProperty(comparison => comparison.State, ComparisonState.Open), cancellationToken);
        },
        cancellationToken);
}
