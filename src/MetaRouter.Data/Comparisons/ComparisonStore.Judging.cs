using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Conversations;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Comparisons;

/// <content>The vote and what may follow it.</content>
public sealed partial class ComparisonStore
{
    /// <summary>
    /// Records a vote in one transaction: the comparison, the prices on screen, what was judged of an answer that is still coming, the person's preference,
    /// the rewards.
    /// It is on disk when this returns <see cref="VoteResult.Recorded"/>; any other result has changed nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A context without its normalised costs or without the new preference, or a reward of something else.</exception>
    public Task<VoteResult> RecordVoteAsync(VoteRecord vote, CancellationToken cancellationToken)
    {
        if (vote.IsContext && (vote.NormalisedCostLeft is null || vote.NormalisedCostRight is null || vote.Preference is null))
            throw new ArgumentException("A vote that is a context needs both normalised costs and the new preference.", nameof(vote));
        RewardWriting.Check(vote.Rewards, vote.PersonId, vote.ComparisonId, nameof(vote));
        return database.WriteAsync(
            vote.PersonId, async context =>
            {
                var found = await context.Comparisons
                    .Where(row => row.Id == vote.ComparisonId && row.PersonId == vote.PersonId)
                    .Select(row => new { row.State, Broken = context.Answers.Any(answer => answer.ComparisonId == row.Id
                        && (answer.State == AnswerState.Failed || answer.State == AnswerState.Interrupted)) })
                    .SingleOrDefaultAsync(cancellationToken);
                if (found is null) return VoteResult.NotFound;
                if (found.State is ComparisonState.Voted or ComparisonState.Withdrawn) return VoteResult.AlreadyVoted;
                var open = found.State == ComparisonState.Open || (found.State == ComparisonState.Answering && vote.EarlyVote);
                if (!open || found.Broken) return VoteResult.Closed;
                if (vote.Preference is not null && !await context.TryUpdatePreferenceAsync(vote.PersonId, vote.Preference, cancellationToken))
                    return VoteResult.PreferenceMoved;

                var now = time.GetUtcNow();
                var profile = await context.People.Where(person => person.Id == vote.PersonId).Select(person => person.ProfileId).SingleAsync(cancellationToken);
                await context.Comparisons.Where(row => row.Id == vote.ComparisonId).ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.State, ComparisonState.Voted)
                        .SetProperty(row => row.Choice, vote.Choice)
                        .SetProperty(row => row.EarlyVote, vote.EarlyVote)
                        .SetProperty(row => row.VotedAt, now)
                        .SetProperty(row => row.VoteMilliseconds, vote.VoteMilliseconds)
                        .SetProperty(row => row.LeakFlag, row => row.LeakFlag || vote.LeakFlag)
                        .SetProperty(row => row.QualityLeft, vote.QualityLeft)
                        .SetProperty(row => row.QualityRight, vote.QualityRight)
                        .SetProperty(row => row.QualitySource, vote.QualitySource)
                        .SetProperty(row => row.NormalisedCostLeft, vote.NormalisedCostLeft)
                        .SetProperty(row => row.NormalisedCostRight, vote.NormalisedCostRight)
                        .SetProperty(row => row.ProfileId, profile)
                        .SetProperty(row => row.IsContext, vote.IsContext)
                        .SetProperty(row => row.PreferenceBefore, vote.PreferenceBefore)
                        .SetProperty(row => row.PreferenceAfter, vote.PreferenceAfter),
                    cancellationToken);
                await ShowAsync(Side.Left, vote.ShownLeft, vote.TextLeft);
                await ShowAsync(Side.Right, vote.ShownRight, vote.TextRight);
                await context.AppendRewardsAsync(vote.Rewards, cancellationToken);
                return VoteResult.Recorded;

                async Task ShowAsync(Side side, PriceTag? shown, string? text)
                {
                    var amount = shown?.Amount;
                    var isExpected = shown?.IsExpected ?? false;
                    var judged = context.Answers.Where(answer => answer.ComparisonId == vote.ComparisonId && answer.Side == side);
                    await judged.ExecuteUpdateAsync(
                        update => update.SetProperty(answer => answer.ShownCost, amount).SetProperty(answer => answer.ShownIsExpected, isExpected),
                        cancellationToken);
                    if (text is null) return;
                    // The vote ends it. Its tokens and its price follow, unless the program ends before.
                    await judged.Where(answer => answer.State == AnswerState.Streaming).ExecuteUpdateAsync(
                        update => update.SetProperty(answer => answer.Text, text).SetProperty(answer => answer.State, AnswerState.Stopped),
                        cancellationToken);
                }
            },
            cancellationToken);
    }

    /// <summary>Adds or replaces reasons and comment, at any time after the vote.</summary>
    /// <returns>False if there is no judged comparison of that person with this id.</returns>
    public Task<bool> AnnotateAsync(
        Guid personId, Guid comparisonId, IReadOnlyList<ComparisonReason> reasons, string? comment, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context => await context.Comparisons
            .Where(row => row.Id == comparisonId && row.PersonId == personId)
            .Where(row => row.State == ComparisonState.Voted || row.State == ComparisonState.Withdrawn)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Reasons, reasons).SetProperty(row => row.Comment, comment), cancellationToken) == 1,
        cancellationToken);

    /// <summary>Takes a vote back: the row stays, it is a context no longer, its rewards are reversed, and there is no second vote.</summary>
    /// <param name="personId">Whose it is.</param>
    /// <param name="comparisonId">Which one.</param>
    /// <param name="preference">The person's state without it; null when it is no context of the profile in use.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<WithdrawalResult> WithdrawAsync(
        Guid personId, Guid comparisonId, PreferenceUpdate? preference, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var found = await context.Comparisons.Where(row => row.Id == comparisonId && row.PersonId == personId)
                .Select(row => new { row.State, row.IsContext, row.ProfileId }).SingleOrDefaultAsync(cancellationToken);
            if (found is null) return WithdrawalResult.NotFound;
            if (found.State == ComparisonState.Withdrawn) return WithdrawalResult.AlreadyWithdrawn;
            if (found.State != ComparisonState.Voted) return WithdrawalResult.NotVoted;
            if (found.IsContext && !await TakeOutAsync(context, personId, found.ProfileId, preference, cancellationToken)) return WithdrawalResult.PreferenceMoved;

            var withdrawn = context.Comparisons.Where(row => row.Id == comparisonId);
            await withdrawn.ExecuteUpdateAsync(update => update.SetProperty(row => row.State, ComparisonState.Withdrawn), cancellationToken);
            await withdrawn.EndContextsAsync(ContextEnd.Withdrawn, time.GetUtcNow(), cancellationToken);
            await context.ReverseRewardsAsync(context.RewardsOf(personId, comparisonId), time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
            return WithdrawalResult.Withdrawn;
        },
        cancellationToken);

    /// <summary>Removes a comparison and its answers, in whatever state it is, its rewards, the routed answer that it came from,
    /// and its conversation when that is empty then.</summary>
    /// <param name="personId">Whose it is.</param>
    /// <param name="comparisonId">Which one.</param>
    /// <param name="preference">The person's state without it; null when it is no context of the profile in use.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<DeletionResult> DeleteAsync(
        Guid personId, Guid comparisonId, PreferenceUpdate? preference, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var comparison = context.Comparisons.Where(row => row.Id == comparisonId && row.PersonId == personId);
            var found = await comparison.Select(row => new { row.IsContext, row.ProfileId, row.ConversationId }).SingleOrDefaultAsync(cancellationToken);
            if (found is null) return DeletionResult.NotFound;
            if (found.IsContext && !await TakeOutAsync(context, personId, found.ProfileId, preference, cancellationToken)) return DeletionResult.PreferenceMoved;

            await comparison.ExecuteDeleteAsync(cancellationToken);
            var turn = context.RoutedAnswers.Where(row => row.PersonId == personId && row.ComparisonId == comparisonId);
            await context.RemoveRoutedAsync(turn, time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
            await context.RemoveIfEmptyAsync(found.ConversationId, cancellationToken);
            await context.ForgetRewardsAsync(context.RewardsOf(personId, comparisonId), time.GetUtcNow().ToWholeMilliseconds(), cancellationToken);
            return DeletionResult.Deleted;
        },
        cancellationToken);

    // The state on the person's row is that of the profile in use; another profile's is computed when it is put to use, and only has to notice the change.
    private static async Task<bool> TakeOutAsync(
        StudioContext context, Guid personId, Guid? profileId, PreferenceUpdate? preference, CancellationToken cancellationToken)
    {
        var isAnother = await context.People.Where(person => person.Id == personId && person.ProfileId != profileId)
            .ExecuteUpdateAsync(update => update.SetProperty(person => person.PreferenceRevision, person => person.PreferenceRevision + 1), cancellationToken) == 1;
        // A caller that saw no context, and so computed no state, was overtaken by a vote.
        return isAnother || (preference is not null && await context.TryUpdatePreferenceAsync(personId, preference, cancellationToken));
    }
}
