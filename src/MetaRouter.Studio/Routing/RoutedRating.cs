using MetaRouter.Core.Budgets;
using MetaRouter.Core.Routing;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Routing;

/// <summary>What people think of routed answers: thumbs, and asking for another model's answer. Safe for concurrent use.</summary>
public sealed class RoutedRating(
    CandidatePools pools, RoutingJournal journal, PersonStore people, PersonPreference preference, QuestionPreparation preparation, ComparisonAsking asking,
    QualityLearner learner, TimeProvider time)
{
    /// <summary>Notes a thumb (null takes it back) and lets the quality model learn from it.</summary>
    /// <returns>False if there is no such answer of that person, or it cannot be judged.</returns>
    public async Task<bool> ThumbAsync(Guid personId, Guid answerId, bool? isUp, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(personId, answerId, cancellationToken) is not { State: AnswerState.Complete } answer) return false;
        if (await people.FindAsync(personId, cancellationToken) is not { } person) return false;
        var rewards = isUp is { } up ? RewardLines.OfThumb(await JudgedAsync(person, answer, cancellationToken), answer.CandidateId, up) : [];
        if (!await journal.SetThumbAsync(personId, answerId, isUp, rewards, cancellationToken)) return false;
        await learner.LearnAsync();
        return true;
    }

    /// <summary>Lets the next best other candidate answer the same question beside it: the turn becomes a comparison, which is not blind.</summary>
    public async Task<AskResult> ShowAnotherAsync(Guid personId, Guid answerId, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(personId, answerId, cancellationToken) is not { State: AnswerState.Complete, ComparisonId: null } answer)
            return AskResult.Of(AskRefusalReason.NotFound);
        return await asking.OverruleAsync(answer, await OtherAsync(answer, cancellationToken), cancellationToken);
    }

    private async Task<string?> OtherAsync(RoutedAnswer answer, CancellationToken cancellationToken) =>
        await journal.FindDecisionAsync(answer.PersonId, answer.DecisionId, cancellationToken) is { } row && RoutingExplanation.Of(row) is { } explanation
            ? explanation.Decision.Scores.Where(score => score.Id != answer.CandidateId && score.Ineligible != Ineligibility.Failed)
                .OrderBy(score => score.Ineligible).ThenByDescending(score => score.Score).Select(score => score.Id).FirstOrDefault()
            : null;

    private async Task<JudgedQuestion> JudgedAsync(Person person, RoutedAnswer answer, CancellationToken cancellationToken)
    {
        var pool = (answer.QuestionId is null ? pools.LastLive : pools.Recorded) ?? pools.Current;
        var query = await preparation.QueryAsync(answer.Query, cancellationToken);
        var belief = await preference.BeliefAsync(person, cancellationToken);
        return new JudgedQuestion(
            person.Id, answer.Id, pool, pool.Predict(query), query.Embedding, preparation.EncoderVersion, belief.CostWeight, time.GetUtcNow());
    }
}
