using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>Why a budget let a candidate be chosen.</summary>
public enum BudgetedChoiceKind
{
    /// <summary>The best score among the eligible.</summary>
    Best,

    /// <summary>None was eligible; the cheapest that fits.</summary>
    CheapestThatFits,

    /// <summary>None fits: an expected refusal.</summary>
    Refused,
}

/// <summary>What a budget made of a pool's scores.</summary>
/// <param name="Eligible">Per candidate: worth its price now, and fits.</param>
/// <param name="Index">The chosen candidate, or −1 when refused.</param>
/// <param name="Kind">Why.</param>
public sealed record BudgetedChoice(ImmutableArray<bool> Eligible, int Index, BudgetedChoiceKind Kind)
{
    /// <summary>The best preference score among E = { k : q̂_k/ĉ_k ≥ Ψ(z) and ĉ_k fits }; when E is empty the cheapest that fits, else none. Equals go to the first.</summary>
    /// <param name="quality">q̂ per candidate, in [0, 1].</param>
    /// <param name="costs">ĉ per candidate, as many.</param>
    /// <param name="scores">Preference score per candidate, as many.</param>
    /// <param name="policy">What a dollar must buy.</param>
    /// <param name="bins">What is spent.</param>
    public static BudgetedChoice Of(
        ReadOnlySpan<double> quality, ReadOnlySpan<Cost> costs, ReadOnlySpan<double> scores, KnapsackPolicy policy, BudgetBins bins)
    {
        if (quality.Length != scores.Length || costs.Length != scores.Length)
            throw new ArgumentException($"Qualities, costs and scores must be as many; they are {quality.Length}, {costs.Length} and {scores.Length}.", nameof(scores));
        var eligible = ImmutableArray.CreateBuilder<bool>(scores.Length);
        var spentShare = bins.SpentShare;
        var (best, cheapest) = (-1, -1);
        for (var index = 0; index < scores.Length; index++)
        {
            var fits = bins.Fits(costs[index]);
            eligible.Add(fits && policy.IsEligible(quality[index], costs[index], spentShare));
            if (fits && (cheapest < 0 || costs[index].CompareTo(costs[cheapest]) < 0)) cheapest = index;
            if (eligible[index] && (best < 0 || scores[index] > scores[best])) best = index;
        }

        return (best, cheapest) switch
        {
            ( >= 0, _) => new(eligible.MoveToImmutable(), best, BudgetedChoiceKind.Best),
            (_, >= 0) => new(eligible.MoveToImmutable(), cheapest, BudgetedChoiceKind.CheapestThatFits),
            _ => new(eligible.MoveToImmutable(), -1, BudgetedChoiceKind.Refused),
        };
    }
}
