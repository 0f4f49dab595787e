using System.Collections.Immutable;

namespace MetaRouter.Core.Routing;

/// <summary>Why a candidate was chosen.</summary>
public enum RoutingReason
{
    /// <summary>The highest reward for this person.</summary>
    Best,

    /// <summary>It has the conversation, and no other is better by the margin.</summary>
    Stayed,

    /// <summary>Nothing is sure enough: the configured default.</summary>
    Unsure,

    /// <summary>Drawn by lot, to keep learning.</summary>
    Explored,

    /// <summary>The money left allows no better bargain: the cheapest that fits.</summary>
    CheapestThatFits,
}

/// <summary>Why a candidate could not be chosen; from the mildest on.</summary>
public enum Ineligibility
{
    /// <summary>It can be chosen.</summary>
    None,

    /// <summary>There is room, but money is kept for later questions that make more of it.</summary>
    PoorBargain,

    /// <summary>A budget has no room for it.</summary>
    TooDear,

    /// <summary>It failed on this question already.</summary>
    Failed,
}

/// <summary>One candidate as the decision saw it.</summary>
/// <param name="Id">Which candidate.</param>
/// <param name="Score">(1 − ŵ)(q̂ + bonus) − ŵ·c̃.</param>
/// <param name="Ineligible">Why it could not be chosen.</param>
public readonly record struct ScoredCandidate(string Id, double Score, Ineligibility Ineligible);

/// <summary>Which candidate answers, and why.</summary>
public sealed record RoutingDecision
{
    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Why.</summary>
    public required RoutingReason Reason { get; init; }

    /// <summary>Probability in (0, 1] with which it was chosen, given the inputs without the lot.</summary>
    public required double Propensity { get; init; }

    /// <summary>What would have answered otherwise: the best of the other eligible ones; null when there is none.</summary>
    public string? RunnerUpId { get; init; }

    /// <summary>Probability in [0, 1] that the choice is better for this person than the runner-up; 1 without one.</summary>
    public required double Confidence { get; init; }

    /// <summary>What would have been chosen if money were no matter; differs from the choice where a budget has moved it.</summary>
    public required string UnlimitedId { get; init; }

    /// <summary>The candidates in pool order.</summary>
    public required ImmutableArray<ScoredCandidate> Scores { get; init; }
}

/// <summary>Nobody can answer.</summary>
/// <param name="Budget">The budget that has no room for the cheapest candidate; null when all candidates have failed.</param>
public sealed record RoutingRefusal(string? Budget);

/// <summary>A decision or a refusal.</summary>
/// <param name="Decision">The decision, if there is one.</param>
/// <param name="Refusal">Why not, otherwise.</param>
public readonly record struct RoutingOutcome(RoutingDecision? Decision, RoutingRefusal? Refusal);
