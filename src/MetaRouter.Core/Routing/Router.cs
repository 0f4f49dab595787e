using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Routing;

/// <summary>
/// Chooses who answers (docs/mathematics.md, section 6): the budgets strike out what cannot be afforded, then the highest reward for the person; a conversation
/// stays where it is within a margin; the default answers when nothing is sure; some decisions are drawn by lot. A pure function of its inputs.
/// </summary>
public static class Router
{
    /// <summary>Names the rule; stored with every decision.</summary>
    public const string Version = "router-1";

    private const int MostOnStack = 64;

    /// <summary>The choice for one query.</summary>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    public static RoutingOutcome Decide(RoutingInputs inputs)
    {
        var count = inputs.Candidates.Length;
        if (count == 0) throw new ArgumentException("A decision needs at least one candidate.", nameof(inputs));

        Span<double> scores = count <= MostOnStack ? stackalloc double[count] : new double[count];
        Span<Ineligibility> ineligible = count <= MostOnStack ? stackalloc Ineligibility[count] : new Ineligibility[count];
        for (var index = 0; index < count; index++)
        {
            var candidate = inputs.Candidates[index];
            scores[index] = Reward.Of(inputs.CostWeight, candidate.Quality + candidate.Bonus, candidate.Cost);
            ineligible[index] = Check(inputs, candidate);
        }

        var unlimited = Best(scores, ineligible, Ineligibility.TooDear);
        var eligible = ((ReadOnlySpan<Ineligibility>)ineligible).Count(Ineligibility.None);
        if (eligible == 0)
        {
            var cheapest = CheapestThatFits(inputs, ineligible);
            if (cheapest < 0) return new RoutingOutcome(null, new RoutingRefusal(BudgetInTheWay(inputs)));
            return Decided(inputs, scores, ineligible, cheapest, unlimited, RoutingReason.CheapestThatFits, propensity: 1);
        }

        var (favourite, reason) = Favourite(inputs, scores, ineligible);
        var lot = inputs.Exploration / eligible;
        if (inputs.Draw >= inputs.Exploration)
            return Decided(inputs, scores, ineligible, favourite, unlimited, reason, 1 - inputs.Exploration + lot);

        var drawn = Nth(ineligible, (int)(inputs.Draw / inputs.Exploration * eligible));
        return drawn == favourite
            ? Decided(inputs, scores, ineligible, favourite, unlimited, reason, 1 - inputs.Exploration + lot)
            : Decided(inputs, scores, ineligible, drawn, unlimited, RoutingReason.Explored, lot);
    }

    private static (int Favourite, RoutingReason Reason) Favourite(RoutingInputs inputs, ReadOnlySpan<double> scores, ReadOnlySpan<Ineligibility> ineligible)
    {
        var best = Best(scores, ineligible, Ineligibility.None);
        var sticky = IndexOf(inputs, inputs.StickyId);
        if (sticky >= 0 && ineligible[sticky] == Ineligibility.None && scores[best] - scores[sticky] <= inputs.SwitchMargin)
            return (sticky, sticky == best ? RoutingReason.Best : RoutingReason.Stayed);
        var fallback = IndexOf(inputs, inputs.DefaultId);
        return fallback >= 0 && fallback != best && ineligible[fallback] == Ineligibility.None && Confidence(inputs, best, fallback) < inputs.LeastConfidence
            ? (fallback, RoutingReason.Unsure)
            : (best, RoutingReason.Best);
    }

    private static Ineligibility Check(RoutingInputs inputs, RoutedCandidate candidate)
    {
        if (inputs.FailedIds.Contains(candidate.Id)) return Ineligibility.Failed;
        var result = Ineligibility.None;
        foreach (var budget in inputs.Budgets)
        {
            if (candidate.MostUsd > budget.RemainingUsd) return Ineligibility.TooDear;
            if (candidate.Quality < budget.LeastQualityPerUsd * candidate.ExpectedUsd) result = Ineligibility.PoorBargain;
        }

        return result;
    }

    private static int Best(ReadOnlySpan<double> scores, ReadOnlySpan<Ineligibility> ineligible, Ineligibility worst, int without = -1)
    {
        var best = -1;
        for (var index = 0; index < scores.Length; index++)
            if (index != without && ineligible[index] <= worst && (best < 0 || scores[index] > scores[best])) best = index;
        return best;
    }

    // Nothing is a good bargain any more: rather the cheapest answer than none.
    private static int CheapestThatFits(RoutingInputs inputs, ReadOnlySpan<Ineligibility> ineligible)
    {
        var cheapest = -1;
        for (var index = 0; index < ineligible.Length; index++)
            if (ineligible[index] == Ineligibility.PoorBargain && (cheapest < 0 || inputs.Candidates[index].ExpectedUsd < inputs.Candidates[cheapest].ExpectedUsd)) cheapest = index;
        return cheapest;
    }

    // The budget with the least room is the one that stands in the way.
    private static string? BudgetInTheWay(RoutingInputs inputs) =>
        inputs.Candidates.All(candidate => inputs.FailedIds.Contains(candidate.Id)) ? null : inputs.Budgets.MinBy(budget => budget.RemainingUsd).Name;

    private static RoutingOutcome Decided(
        RoutingInputs inputs, ReadOnlySpan<double> scores, ReadOnlySpan<Ineligibility> ineligible, int chosen, int unlimited, RoutingReason reason, double propensity)
    {
        var runnerUp = Best(scores, ineligible, Ineligibility.None, without: chosen);
        var scored = ImmutableArray.CreateBuilder<ScoredCandidate>(scores.Length);
        for (var index = 0; index < scores.Length; index++) scored.Add(new ScoredCandidate(inputs.Candidates[index].Id, scores[index], ineligible[index]));
        return new RoutingOutcome(
            new RoutingDecision
            {
                CandidateId = inputs.Candidates[chosen].Id,
                Reason = reason,
                Propensity = propensity,
                RunnerUpId = runnerUp < 0 ? null : inputs.Candidates[runnerUp].Id,
                Confidence = runnerUp < 0 ? 1 : Confidence(inputs, chosen, runnerUp),
                UnlimitedId = inputs.Candidates[unlimited].Id,
                Scores = scored.MoveToImmutable(),
            },
            null);
    }

    /// <summary>P(R_w of one is above the other's), both qualities and w normal: the mean of the difference is Δq̂ − ŵ(Δq̂ + Δc̃).</summary>
    private static double Confidence(RoutingInputs inputs, int one, int other)
    {
        var (a, b) = (inputs.Candidates[one], inputs.Candidates[other]);
        var (quality, cost) = (a.Quality - b.Quality, a.Cost - b.Cost);
        var difference = quality - inputs.CostWeight * (quality + cost);
        var share = 1 - inputs.CostWeight;
        var variance = share * share * (a.Deviation * a.Deviation + b.Deviation * b.Deviation) + (quality + cost) * (quality + cost) * inputs.CostWeightVariance;
        return variance > 0 ? Normal.CDF(0, Math.Sqrt(variance), difference) : difference > 0 ? 1 : difference < 0 ? 0 : 0.5;
    }

    private static int IndexOf(RoutingInputs inputs, string? id)
    {
        for (var index = 0; index < inputs.Candidates.Length; index++)
            if (inputs.Candidates[index].Id == id) return index;
        return -1;
    }

    private static int Nth(ReadOnlySpan<Ineligibility> ineligible, int place)
    {
        for (var index = 0; ; index++)
            if (ineligible[index] == Ineligibility.None && place-- == 0) return index;
    }
}
