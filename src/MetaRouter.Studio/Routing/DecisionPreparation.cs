using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Spending;
using MetaRouter.Llm;
using MetaRouter.Llm.Metering;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Routing;

/// <summary>Gathers what the router looks at: the person's preference, what is predicted, what is left of the budgets.</summary>
public sealed class DecisionPreparation(CandidatePools pools, PersonPreference preference, SpendStatus spending, IOptions<AutoOptions> options)
{
    private readonly ConditionalWeakTable<RoutedPool, KnapsackPolicy> _policies = [];

    /// <summary>The inputs for a question, among the candidates that can answer it.</summary>
    public async Task<RoutingInputs> InputsAsync(PreparedQuestion question, CancellationToken cancellationToken)
    {
        var stated = await preference.StatedAsync(question.Person, cancellationToken);
        var sticky = question.Turns.Count > 0 ? question.Turns[^1].CandidateId : null;
        // What is replayed costs nothing, so no budget binds it.
        var statuses = question.Pool.IsRecorded ? [] : await spending.OfAsync(question.Person, cancellationToken);
        return new RoutingInputs
        {
            CostWeight = stated.CostWeight,
            CostWeightVariance = stated.Variance,
            Preference = stated.Source,
            Candidates = [.. Enumerable.Range(0, question.Pool.Candidates.Count)
                .Where(index => question.CanAnswer(question.Pool.Candidates[index].Id))
                .Select(index => Candidate(question, index, question.Pool.Candidates[index].Id == sticky))],
            Budgets = [.. statuses.Where(status => status.Budget.Cap is not null).Select(status => Budget(status, PolicyOf(question.Pool)))],
            StickyId = sticky,
            SwitchMargin = options.Value.SwitchMargin,
            DefaultId = options.Value.Default.Length > 0 ? options.Value.Default : null,
            LeastConfidence = options.Value.LeastConfidence,
            Exploration = options.Value.Exploration,
            Draw = RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue,
            QualityVersion = question.Pool.QualityVersion,
            RewardSequence = question.Pool.RewardSequence,
        };
    }

    private RoutedCandidate Candidate(PreparedQuestion question, int index, bool isSticky)
    {
        var candidate = question.Pool.Candidates[index];
        var quality = question.Prediction.Qualities[index];
        var expected = question.Prediction.Costs[index].Cost.Usd - (isSticky ? CacheSaving(candidate, question.Turns) : 0);
        var cost = new Cost(Math.Max(expected, 0));
        return new RoutedCandidate(
            candidate.Id, quality.Quality.Mean, Math.Sqrt(quality.Quality.Variance), quality.Quality.Source, quality.Bonus,
            (double)cost.Usd, (double)CallBound.Of(candidate, question.Messages).UpperBound.Usd, question.Pool.Scale.Normalise(cost));
    }

    // Whoever has the conversation has most of it cached: another one would be paid for reading it all.
    private static decimal CacheSaving(CandidateModel candidate, IReadOnlyList<ConversationTurn> turns) =>
        candidate.Price.CachedInputPerMillion is { } cached
            ? TokenEstimate.Of(ConversationHistory.ToMessages(turns)) * Math.Max(candidate.Price.InputPerMillion - cached, 0) / 1_000_000m
            : 0;

    // Without an idea how many questions there will be, there is nothing to pace by.
    private static RoutedBudget Budget(BudgetStatus status, KnapsackPolicy policy)
    {
        var spent = status.Spent + status.Reserved;
        if (status.Budget.ExpectedTurns is not { } expected) return new RoutedBudget(status.Budget.Key, (double)status.Remaining!.Value.Usd, 0, 0);
        var bins = BudgetBins.At(status.Budget.Cap!.Value, expected, status.Turns, spent);
        return new RoutedBudget(status.Budget.Key, (double)status.Remaining!.Value.Usd, bins.SpentShare, policy.Threshold(bins.SpentShare));
    }

    // What a dollar buys, from questions of the kind to come: the sample questions, or one of typical length.
    private KnapsackPolicy PolicyOf(RoutedPool pool) => _policies.GetValue(pool, routed => KnapsackPolicy.For(
        pools.Samples.Select(sample => sample.Query).DefaultIfEmpty(CandidatePools.TypicalQuery).Select(routed.Predict)
            .SelectMany(prediction => prediction.Qualities.Zip(prediction.Costs, (quality, cost) => (quality.Quality.Mean, cost.Cost)))));
}
