using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Data.People;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Probing;

/// <summary>Finds out whether a measurement can be made, who takes part, and whether there is money for it.</summary>
public sealed class ProbePlanning(CandidatePools pools, PoolCatalogue catalogue, ProbeQuestions questions, SpendStatus status)
{
    /// <summary>Who can be measured or judge: everyone that has a price and a provider, also before it is enabled.</summary>
    public IReadOnlyList<CandidateModel> Candidates =>
    [
        .. catalogue.Current.Candidates.Where(candidate => candidate.Model is not null
            && (candidate.Why is null || (candidate.Why == NotRoutable.Disabled && catalogue.Current.Provider(candidate.ProviderId) is { IsInUse: true }))).Select(candidate => candidate.Model!),
    ];

    /// <summary>The plan, or why there is none, in a sentence.</summary>
    public async Task<(ProbePlan? Plan, string? Refused)> PlanAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        if (Find(request.CandidateId) is not { } candidate) return (null, ProbingText.RefusedCandidate);
        if (await questions.FindAsync(request.SetId, cancellationToken) is not { } set || set.Questions.Count == 0) return (null, ProbingText.RefusedSet);
        var bare = set.Questions.Count - set.References;
        if (request.JudgeId is not { } judgeId)
            return bare == 0 ? (new ProbePlan(candidate, set, null, null), null) : (null, Format(ProbingText.RefusedReferences, bare));
        if (judgeId == candidate.Id) return (null, ProbingText.RefusedOwnJudge);
        if (Find(judgeId) is not { } judge) return (null, ProbingText.RefusedJudge);
        return (new ProbePlan(candidate, set, judge, bare == 0 ? null : Baseline(candidate, judge)), null);
    }

    /// <summary>Why there is no money for a measurement; null when there is, by what is expected.</summary>
    public async Task<string?> BudgetRefusalAsync(Person payer, Cost expected, CancellationToken cancellationToken)
    {
        foreach (var budget in await status.OfAsync(payer, cancellationToken))
        {
            if (budget.Remaining is not { } remaining || remaining.CompareTo(expected) >= 0) continue;
            var left = BudgetSentence.Left(remaining, budget.Budget.Cap!.Value, budget.Budget.Calendar, budget.Span);
            return Format(
                budget.Budget.Key == Budget.InstanceKey ? ProbingText.RefusedInstanceBudget : ProbingText.RefusedOwnBudget, Money.Format(expected.Usd), left);
        }

        return null;
    }

    /// <summary>What the measurement is expected to cost.</summary>
    public ProbeEstimate Estimate(ProbePlan plan) => ProbeEstimate.Of(plan, ExpectedTokens);

    // The best of the others: next to a poor answer everything looks good. The judge itself when there is nobody else.
    private CandidateModel Baseline(CandidateModel candidate, CandidateModel judge)
    {
        if (pools.Live is not { } live) return judge;
        var qualities = live.Predict(CandidatePools.TypicalQuery).Qualities;
        return live.Candidates.Candidates.Zip(qualities).Where(pair => pair.First.Id != candidate.Id && pair.First.Id != judge.Id)
            .OrderByDescending(pair => pair.Second.Quality.Mean).Select(pair => pair.First).FirstOrDefault() ?? judge;
    }

    private double ExpectedTokens(CandidateModel candidate)
    {
        if (pools.Live is not { } live || live.Candidates.IndexOf(candidate.Id) is not (>= 0 and var index)) return CostPredictor.DefaultOutputTokens;
        return live.Cost.Predict(CandidatePools.TypicalQuery, live.Candidates)[index].OutputTokens;
    }

    private CandidateModel? Find(string id) => Candidates.FirstOrDefault(candidate => candidate.Id == id);

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
