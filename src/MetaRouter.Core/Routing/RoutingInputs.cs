using System.Collections.Immutable;
using MetaRouter.Core.Quality;

namespace MetaRouter.Core.Routing;

/// <summary>Where the cost weight of a decision comes from.</summary>
public enum PreferenceSource
{
    /// <summary>Nothing is known of the person yet: the mean over everybody.</summary>
    Default,

    /// <summary>Learned from the person's comparisons.</summary>
    Learned,

    /// <summary>Set by the person.</summary>
    Pinned,
}

/// <summary>
/// Everything that <see cref="Router.Decide"/> looks at, so that a decision can be made again from its log. A value; the arrays are never default.
/// </summary>
public sealed record RoutingInputs
{
    /// <summary>ŵ ∈ [0, 1].</summary>
    public required double CostWeight { get; init; }

    /// <summary>Variance of w, at least 0; 0 when pinned.</summary>
    public required double CostWeightVariance { get; init; }

    /// <summary>Where ŵ comes from.</summary>
    public required PreferenceSource Preference { get; init; }

    /// <summary>The candidates in pool order, at least one.</summary>
    public required ImmutableArray<RoutedCandidate> Candidates { get; init; }

    /// <summary>The budgets that bind the person; empty for none.</summary>
    public ImmutableArray<RoutedBudget> Budgets { get; init; } = [];

    /// <summary>The candidate that answered the turn before; null in a new conversation.</summary>
    public string? StickyId { get; init; }

    /// <summary>How much better in reward another candidate must be to take over a conversation, at least 0.</summary>
    public double SwitchMargin { get; init; }

    /// <summary>The candidate to fall back on when unsure; null to always choose.</summary>
    public string? DefaultId { get; init; }

    /// <summary>Least probability, in [0, 1], that the choice is better than the default for it to be taken.</summary>
    public double LeastConfidence { get; init; }

    /// <summary>Share of decisions, in [0, 1), that go to any eligible candidate by lot, to keep learning.</summary>
    public double Exploration { get; init; }

    /// <summary>The lot, uniform in [0, 1).</summary>
    public double Draw { get; init; }

    /// <summary>Candidates that failed on this question already.</summary>
    public ImmutableArray<string> FailedIds { get; init; } = [];

    /// <summary>Names what predicted the qualities.</summary>
    public string QualityVersion { get; init; } = "";

    /// <summary>The last line of the reward log behind the predictions.</summary>
    public long RewardSequence { get; init; }
}

/// <summary>What is predicted of one candidate for one query.</summary>
/// <param name="Id">Which candidate.</param>
/// <param name="Quality">q̂ ∈ [0, 1].</param>
/// <param name="Deviation">Standard deviation of q̂, at least 0.</param>
/// <param name="Source">Where q̂ comes from.</param>
/// <param name="Bonus">What is added to q̂ to try what is little known: α·width of the arm, at least 0.</param>
/// <param name="ExpectedUsd">Expected price of the answer in USD, at least 0.</param>
/// <param name="MostUsd">What must be reserved for it in USD, at least 0.</param>
/// <param name="Cost">c̃ ∈ [0, 1] of the expected price.</param>
public readonly record struct RoutedCandidate(
    string Id, double Quality, double Deviation, QualitySource Source, double Bonus, double ExpectedUsd, double MostUsd, double Cost);

/// <summary>The state of a budget that a decision must keep to.</summary>
/// <param name="Name">Which budget.</param>
/// <param name="RemainingUsd">What may still be reserved, at least 0.</param>
/// <param name="SpentShare">z: spent share of what is meant for the queries of the present bin, in [0, 1].</param>
/// <param name="LeastQualityPerUsd">Ψ(z): quality that a dollar must buy now, at least 0.</param>
public readonly record struct RoutedBudget(string Name, double RemainingUsd, double SpentShare, double LeastQualityPerUsd);
