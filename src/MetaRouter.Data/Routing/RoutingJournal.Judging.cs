using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Routing;

/// <content>What a person thinks of an answer.</content>
public sealed partial class RoutingJournal
{
    /// <summary>
    /// Keeps a thumb with its rewards in one transaction; the rewards of an earlier thumb are reversed. The same thumb once more changes nothing.
    /// </summary>
    /// <param name="personId">Whose.</param>
    /// <param name="answerId">Which answer.</param>
    /// <param name="thumb">Up, down, or null for none.</param>
    /// <param name="rewards">What the thumb says about the candidate: this person's, of this answer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if there is no such answer of that person, it has not come to its end, or it became a comparison.</returns>
    /// <exception cref="ArgumentException">A reward is of something else.</exception>
    public Task<bool> SetThumbAsync(
        Guid personId, Guid answerId, bool? thumb, IReadOnlyList<LoggedReward> rewards, CancellationToken cancellationToken)
    {
        RewardWriting.Check(rewards, personId, answerId, nameof(rewards));
        return database.WriteAsync(
            personId, async context =>
            {
                var answer = context.RoutedAnswers.Where(row => row.Id == answerId && row.PersonId == personId);
                var found = await answer.Where(row => row.ComparisonId == null && (row.State == AnswerState.Complete || row.State == AnswerState.Stopped))
                    .Select(row => new { row.Thumb }).SingleOrDefaultAsync(cancellationToken);
                if (found is null) return false;
                if (found.Thumb == thumb) return true;
                await answer.ExecuteUpdateAsync(update => update.SetProperty(row => row.Thumb, thumb), cancellationToken);
                await context.ReverseRewardsAsync(context.RewardsOf(personId, answerId), time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
                await context.AppendRewardsAsync(rewards, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>
    /// Makes a comparison of a turn, because another model's answer was asked for: same conversation, turn and query, the answer that is there on one side.
    /// A turn becomes one once.
    /// </summary>
    /// <param name="personId">Whose.</param>
    /// <param name="answerId">The answer that is there.</param>
    /// <param name="comparison">Both answers; conversation, turn and query are taken from the routed answer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// The comparison with its id, sequence and time; null if there is no such answer of that person, it has not come to its end, or it became a comparison.
    /// </returns>
    /// <exception cref="ArgumentException">The comparison is another person's, or neither of its answers is from the candidate that answered.</exception>
    public Task<Comparison?> BecomeComparisonAsync(Guid personId, Guid answerId, Comparison comparison, CancellationToken cancellationToken)
    {
        if (comparison.PersonId != personId) throw new ArgumentException("The comparison must be this person's.", nameof(comparison));
        var now = time.GetUtcNow().ToWholeMilliseconds();
        return database.WriteAsync(
            personId, async context =>
            {
                var answer = await context.RoutedAnswers.SingleOrDefaultAsync(
                    row => row.Id == answerId && row.PersonId == personId && row.ComparisonId == null
                        && (row.State == AnswerState.Complete || row.State == AnswerState.Stopped),
                    cancellationToken);
                if (answer is null) return null;
                if (answer.CandidateId != comparison.Left.CandidateId && answer.CandidateId != comparison.Right.CandidateId)
                    throw new ArgumentException($"One of the answers must be from {answer.CandidateId}.", nameof(comparison));
                var turn = comparison with { TurnIndex = answer.TurnIndex, Query = answer.Query };
                var added = await context.AddComparisonAsync(turn, answer.ConversationId, now, cancellationToken);
                await context.RoutedAnswers.Where(row => row.Id == answerId)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.ComparisonId, (Guid?)added.Id), cancellationToken);
                return (Comparison?)added;
            },
            cancellationToken);
    }
}
