using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Llm.Leaks;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Comparing;

/// <summary>What a person saw and said.</summary>
/// <param name="PersonId">Who judges.</param>
/// <param name="ComparisonId">Which comparison.</param>
/// <param name="Choice">What they say.</param>
/// <param name="ShownLeft">The price tag of answer A that was on screen; null when prices were hidden.</param>
/// <param name="ShownRight">The same for answer B.</param>
/// <param name="VoteMilliseconds">From the moment a vote was possible to the vote.</param>
public sealed record Vote(
    Guid PersonId, Guid ComparisonId, Choice Choice, PriceTag? ShownLeft, PriceTag? ShownRight, long? VoteMilliseconds);

/// <summary>Stores what people say about two answers, takes it back, and moves what is believed. Safe for concurrent use.</summary>
public sealed class ComparisonVoting(
    CandidatePools pools, ITextEncoder encoder, PersonPreference preference, ComparisonStore comparisons, PersonStore people,
    Runs<ComparisonRun> runs, QualityLearner learner, TimeProvider time)
{
    /// <summary>Records a vote; when this returns <see cref="VoteResult.Recorded"/>, it is on disk.</summary>
    public async Task<VoteResult> VoteAsync(Vote vote, CancellationToken cancellationToken)
    {
        var run = runs.Find(vote.PersonId, vote.ComparisonId);
        // Looked at once: an answer that ends a moment later was still coming at this vote.
        (AnswerProgress Left, AnswerProgress Right)? arriving = run is null ? null : (run.Left.Progress, run.Right.Progress);
        if (run is not null && arriving is { Left.IsFinished: true, Right.IsFinished: true })
        {
            // Both answers are whole, and are being saved: what is stored then is what counts.
            await run.Completion.WaitAsync(cancellationToken);
            arriving = null;
        }

        if (await comparisons.FindAsync(vote.PersonId, vote.ComparisonId, cancellationToken) is not { } comparison) return VoteResult.NotFound;
        var (left, right) = arriving ?? (AnswerProgress.Of(comparison.Left), AnswerProgress.Of(comparison.Right));
        if (!ComparisonRun.MayVote(left, right)) return comparison.Choice is null ? VoteResult.Closed : VoteResult.AlreadyVoted;

        var early = left.State != AnswerState.Complete || right.State != AnswerState.Complete;
        var pool = PoolOf(comparison);
        var query = await QueryOfAsync(comparison, cancellationToken);
        var prediction = pool.Predict(query);
        var record = Record(vote, comparison, pool, prediction, left, right, early);
        VoteResult result;
        do
        {
            if (await people.FindAsync(vote.PersonId, cancellationToken) is not { } person) return VoteResult.NotFound;
            record = await WithPreferenceAsync(record, person, cancellationToken);
            record = record with { Rewards = early ? [] : Rewards(record, comparison, pool, prediction, query) };
            result = await comparisons.RecordVoteAsync(record, cancellationToken);
        }
        while (result == VoteResult.PreferenceMoved);

        if (result == VoteResult.Recorded)
        {
            run?.Stop();
            await learner.LearnAsync();
        }

        return result;
    }

    /// <summary>Takes a vote back: the row stays, but counts no longer.</summary>
    public async Task<WithdrawalResult> WithdrawAsync(Guid personId, Guid comparisonId, CancellationToken cancellationToken)
    {
        WithdrawalResult result;
        do
        {
            var update = await WithoutAsync(personId, comparisonId, cancellationToken);
            result = await comparisons.WithdrawAsync(personId, comparisonId, update, cancellationToken);
        }
        while (result == WithdrawalResult.PreferenceMoved);

        if (result == WithdrawalResult.Withdrawn) await learner.LearnAsync();
        return result;
    }

    /// <summary>Deletes a comparison with its answers.</summary>
    public async Task<DeletionResult> DeleteAsync(Guid personId, Guid comparisonId, CancellationToken cancellationToken)
    {
        if (runs.Find(personId, comparisonId) is { } run)
        {
            run.Stop();
            await run.Completion.WaitAsync(cancellationToken);
        }

        DeletionResult result;
        do
        {
            var update = await WithoutAsync(personId, comparisonId, cancellationToken);
            result = await comparisons.DeleteAsync(personId, comparisonId, update, cancellationToken);
        }
        while (result == DeletionResult.PreferenceMoved);

        if (result == DeletionResult.Deleted) await learner.LearnAsync();
        return result;
    }

    /// <summary>What a judged comparison changed for questions like its own; null when it is no context.</summary>
    public async Task<(PreferenceChange Change, CandidatePool Pool)?> ChangeAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        if (!comparison.IsContext || comparison.PreferenceBefore is not { } before || comparison.PreferenceAfter is not { } after) return null;
        var pool = PoolOf(comparison);
        var prediction = pool.Predict(await QueryOfAsync(comparison, cancellationToken));
        return (PreferenceChange.Of(before.CostWeight, after.CostWeight, prediction.Point), pool.Candidates);
    }

    private VoteRecord Record(
        Vote vote, Comparison comparison, RoutedPool pool, PoolPrediction prediction, AnswerProgress left, AnswerProgress right, bool early)
    {
        var (qualityLeft, qualityRight) = (
            QualityOf(comparison, pool, prediction, comparison.Left.CandidateId),
            QualityOf(comparison, pool, prediction, comparison.Right.CandidateId));
        var shown = comparison.PricesShown && vote is { ShownLeft: not null, ShownRight: not null };
        return new VoteRecord
        {
            PersonId = vote.PersonId,
            ComparisonId = vote.ComparisonId,
            Choice = vote.Choice,
            EarlyVote = early,
            VoteMilliseconds = vote.VoteMilliseconds,
            LeakFlag = IdentityLeak.Names(left.Text, pool.Candidates.Candidates) || IdentityLeak.Names(right.Text, pool.Candidates.Candidates),
            TextLeft = left.Text,
            TextRight = right.Text,
            ShownLeft = shown ? vote.ShownLeft : null,
            ShownRight = shown ? vote.ShownRight : null,
            QualityLeft = qualityLeft.Mean,
            QualityRight = qualityRight.Mean,
            QualitySource = qualityLeft.Source > qualityRight.Source ? qualityLeft.Source : qualityRight.Source,
            NormalisedCostLeft = shown ? pool.Scale.Normalise(vote.ShownLeft!.Value.Amount) : null,
            NormalisedCostRight = shown ? pool.Scale.Normalise(vote.ShownRight!.Value.Amount) : null,
            IsContext = shown && vote.Choice != Choice.BothBad,
        };
    }

    private async Task<VoteRecord> WithPreferenceAsync(VoteRecord record, Person person, CancellationToken cancellationToken)
    {
        var (model, before) = await preference.StateAsync(person, cancellationToken);
        var snapshot = PreferenceSnapshot.Of(model.Read(before), model.Version);
        if (!record.IsContext) return record with { PreferenceBefore = snapshot, PreferenceAfter = snapshot };
        var after = model.Add(before, Context.From(
            record.Choice, record.QualityLeft, record.QualityRight, record.NormalisedCostLeft!.Value, record.NormalisedCostRight!.Value));
        return record with
        {
            PreferenceBefore = snapshot,
            PreferenceAfter = PreferenceSnapshot.Of(model.Read(after), model.Version),
            Preference = new PreferenceUpdate(person.PreferenceRevision, after),
        };
    }

    private async Task<PreferenceUpdate?> WithoutAsync(Guid personId, Guid comparisonId, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(personId, cancellationToken) is not { } person) return null;
        var contexts = await comparisons.ContextsAsync(personId, cancellationToken);
        if (contexts.FirstOrDefault(context => context.ComparisonId == comparisonId) is not { } removed) return null;
        if (contexts.Count == 1) return new PreferenceUpdate(person.PreferenceRevision, null);
        var (model, state) = await preference.StateAsync(person, cancellationToken);
        return new PreferenceUpdate(person.PreferenceRevision, model.Remove(state, removed.ToContexts()));
    }

    // The pool that answered: a live candidate may have the id of one in the answer bank, at another price.
    private RoutedPool PoolOf(Comparison comparison) => (comparison.QuestionId is not null ? pools.Recorded : pools.LastLive) ?? pools.Current;

    private async Task<PredictionQuery> QueryOfAsync(Comparison comparison, CancellationToken cancellationToken) =>
        comparison.QuestionId is { } id && pools.Sample(id) is { } sample
            ? sample.Query
            : new PredictionQuery(comparison.Query, (await encoder.EncodeAsync([comparison.Query], cancellationToken))[0]);

    // What an early vote judged is half an answer: it says nothing about quality.
    private IReadOnlyList<LoggedReward> Rewards(VoteRecord record, Comparison comparison, RoutedPool pool, PoolPrediction prediction, PredictionQuery query) => RewardLines.Of(
        new JudgedQuestion(
            record.PersonId, comparison.Id, pool, prediction, query.Embedding, encoder.Version, record.PreferenceBefore!.CostWeight, time.GetUtcNow()),
        (comparison.Left.CandidateId, record.QualityLeft, record.NormalisedCostLeft ?? 0),
        (comparison.Right.CandidateId, record.QualityRight, record.NormalisedCostRight ?? 0),
        record.Choice, pricesShown: record.ShownLeft is not null,
        comparison.PairPolicyName == ComparisonAsking.ChosenByOverrule ? RewardSource.Overrule : RewardSource.Comparison);

    private QualityPrediction QualityOf(Comparison comparison, RoutedPool pool, PoolPrediction prediction, string candidateId)
    {
        if (comparison.QuestionId is { } id && pools.Sample(id)?.Question.Answers.GetValueOrDefault(candidateId)?.Quality is { } grade)
            return new QualityPrediction(grade, 1e-6, QualitySource.Graded);
        var index = pool.Candidates.IndexOf(candidateId);
        return index >= 0 ? prediction.Qualities[index].Quality : new QualityPrediction(0.5, 0.0625, QualitySource.Assumed);
    }
}
