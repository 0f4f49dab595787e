using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Data.Comparisons;

/// <summary>A comparison that counts as a context, without its texts.</summary>
/// <param name="ComparisonId">The comparison.</param>
/// <param name="Sequence">Its place in the total order.</param>
/// <param name="VotedAt">When it was judged, UTC.</param>
/// <param name="Choice">What was said.</param>
/// <param name="QualityLeft">q̂ of answer A, in [0, 1].</param>
/// <param name="QualityRight">q̂ of answer B, in [0, 1].</param>
/// <param name="CostLeft">c̃ of answer A, in [0, 1].</param>
/// <param name="CostRight">c̃ of answer B, in [0, 1].</param>
/// <param name="PreferenceAfter">The belief after it, as it was then.</param>
public sealed record StoredContext(
    Guid ComparisonId, long Sequence, DateTimeOffset VotedAt, Choice Choice,
    double QualityLeft, double QualityRight, double CostLeft, double CostRight, PreferenceSnapshot? PreferenceAfter)
{
    /// <summary>As the preference model sees it.</summary>
    public IReadOnlyList<Context> ToContexts() => Context.From(Choice, QualityLeft, QualityRight, CostLeft, CostRight);
}

/// <summary>A judged comparison of anybody, as the fold over assumed qualities sees it: without texts, without the person.</summary>
public sealed record JudgedComparison
{
    /// <summary>Its place in the total order.</summary>
    public required long Sequence { get; init; }

    /// <summary>The candidate behind answer A.</summary>
    public required string LeftCandidateId { get; init; }

    /// <summary>The candidate behind answer B.</summary>
    public required string RightCandidateId { get; init; }

    /// <summary>What was said.</summary>
    public required Choice Choice { get; init; }

    /// <summary>Whether prices were on screen.</summary>
    public required bool PricesShown { get; init; }

    /// <summary>Whether it was said before both answers were complete: then it says nothing about quality.</summary>
    public required bool EarlyVote { get; init; }

    /// <summary>q̂ of answer A at the vote.</summary>
    public required double? QualityLeft { get; init; }

    /// <summary>q̂ of answer B at the vote.</summary>
    public required double? QualityRight { get; init; }

    /// <summary>c̃ of answer A at the vote; null when prices were hidden.</summary>
    public required double? NormalisedCostLeft { get; init; }

    /// <summary>c̃ of answer B at the vote; null when prices were hidden.</summary>
    public required double? NormalisedCostRight { get; init; }

    /// <summary>The belief about the person's preference before it, for taking the price effect out.</summary>
    public required PreferenceSnapshot? PreferenceBefore { get; init; }
}
