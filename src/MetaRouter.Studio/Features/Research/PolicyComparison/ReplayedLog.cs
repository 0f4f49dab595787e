using System.Collections.Immutable;
using MetaRouter.Core.Evaluation;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>
/// Judged decisions that the present router would make again with the same probability; those of another rule are left out and counted, because their
/// propensities cannot be replayed. Immutable.
/// </summary>
public sealed class ReplayedLog
{
    private const double SameWithin = 1e-9;

    private readonly ImmutableArray<ReplayedDecision> _decisions;
    private readonly Dictionary<string, double> _meanQuality;
    private readonly Dictionary<string, double> _meanUsd;

    /// <param name="judged">The log.</param>
    public ReplayedLog(JudgedDecisions judged)
    {
        _decisions = 
        [
            .. judged.Decisions.Select(ReplayedDecision.Of).OfType<ReplayedDecision>()
                .Where(decision => Math.Abs(decision.Logged[decision.Chosen] - decision.Judged.Propensity) < SameWithin),
        ];
        LeftOut = judged.Decisions.Count + judged.Unreadable - _decisions.Length;
        _meanQuality = Means(candidate => candidate.Quality);
        _meanUsd = Means(candidate => candidate.ExpectedUsd);
    }

    /// <summary>Decisions that are compared on.</summary>
    public int Count => _decisions.Length;

    /// <summary>Judged decisions that were made by another rule.</summary>
    public int LeftOut { get; }

    /// <summary>What was really earned, and expected to be paid for it.</summary>
    public ComparedPolicy Earned => new(
        PolicyKind.Logged, null, null, OffPolicyEstimate.Earned([.. _decisions.Select(decision => decision.Towards(decision.Chosen))]),
        _decisions.Select(decision => decision.Judged.Inputs.Candidates[decision.Chosen].ExpectedUsd).DefaultIfEmpty(double.NaN).Average());

    /// <summary>The router without lots.</summary>
    public ComparedPolicy WithoutLots => Compare(PolicyKind.WithoutLots, decision => DecisionReplay.Favourite(decision.Judged.Inputs));

    /// <summary>Always the candidate that is best on average, as far as budgets allow.</summary>
    public ComparedPolicy Strongest => Compare(PolicyKind.Strongest, decision => DecisionReplay.FirstAllowed(decision.Judged.Inputs, id => -_meanQuality[id]));

    /// <summary>Always the candidate that is cheapest on average, as far as budgets allow.</summary>
    public ComparedPolicy Cheapest => Compare(PolicyKind.Cheapest, decision => DecisionReplay.FirstAllowed(decision.Judged.Inputs, id => _meanUsd[id]));

    /// <summary>The router without lots, as if money were no matter.</summary>
    public ComparedPolicy WithoutBudget => Compare(PolicyKind.WithoutBudget, decision => DecisionReplay.WithoutBudget(decision.Judged.Inputs));

    /// <summary>The router without lots, everybody routed with one cost weight.</summary>
    /// <param name="costWeight">In [0, 1].</param>
    public ComparedPolicy WithCostWeight(double costWeight) =>
        Compare(PolicyKind.FixedCostWeight, decision => DecisionReplay.WithCostWeight(decision.Judged.Inputs, costWeight));

    /// <summary>A policy version that chose in the shadow; on the decisions that it chose for.</summary>
    public ComparedPolicy Shadow(ShadowRecord shadow) => Compare(
        PolicyKind.Shadow,
        decision => shadow.Choices.TryGetValue(decision.Judged.DecisionId, out var candidate) ? DecisionReplay.PlaceOf(decision.Judged.Inputs, candidate) : null) with
    {
        Name = shadow.Name,
    };

    private ComparedPolicy Compare(PolicyKind kind, Func<ReplayedDecision, int?> choose)
    {
        var rows = new List<LoggedChoice>();
        var usd = 0.0;
        foreach (var decision in _decisions)
        {
            if (choose(decision) is not { } place) continue;
            rows.Add(decision.Towards(place));
            usd += decision.Judged.Inputs.Candidates[place].ExpectedUsd;
        }
        return new ComparedPolicy(kind, null, OffPolicyEstimate.Of(rows), null, rows.Count == 0 ? double.NaN : usd / rows.Count);
    }

    private Dictionary<string, double> Means(Func<RoutedCandidate, double> value) => _decisions
        .SelectMany(decision => decision.Judged.Inputs.Candidates).GroupBy(candidate => candidate.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Average(value), StringComparer.Ordinal);

    /// <summary>A decision with the probabilities it was drawn by.</summary>
    private sealed record ReplayedDecision(JudgedDecision Judged, ImmutableArray<double> Logged, int Chosen)
    {
        public static ReplayedDecision? Of(JudgedDecision judged) =>
            DecisionReplay.Probabilities(judged.Inputs) is { } logged && DecisionReplay.PlaceOf(judged.Inputs, judged.CandidateId) is { } chosen
                ? new ReplayedDecision(judged, logged, chosen)
                : null;

        public LoggedChoice Towards(int place) => new()
        {
            Chosen = Chosen,
            Logged = Logged,
            Target = [.. Enumerable.Range(0, Logged.Length).Select(candidate => candidate == place ? 1.0 : 0)],
            Expected = [.. Judged.Inputs.Candidates.Select(candidate => candidate.Quality)],
            Reward = Judged.Reward,
        };
    }
}
