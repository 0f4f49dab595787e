using MetaRouter.Core.Candidates;

namespace MetaRouter.Data.Comparisons;

/// <summary>One of the two answers of a comparison.</summary>
public sealed record ComparisonAnswer
{
    /// <summary>The comparison it belongs to; set when the comparison is stored.</summary>
    public Guid ComparisonId { get; init; }

    /// <summary>Its place on screen.</summary>
    public required Side Side { get; init; }

    /// <summary>Which candidate answered.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The candidate's name at that time.</summary>
    public required string CandidateName { get; init; }

    /// <summary>The candidate's maker at that time.</summary>
    public required string Maker { get; init; }

    /// <summary>The provider that was called.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The price row that the costs were computed with.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>Expected price of the answer, before it was there.</summary>
    public required Cost ExpectedCost { get; init; }

    /// <summary>The answer, as far as it has come; Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public AnswerState State { get; init; } = AnswerState.Streaming;

    /// <summary>Kind of failure, when it failed.</summary>
    public string? FailureKind { get; init; }

    /// <summary>The sentence shown to the person, when it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>Prompt tokens, at least 0.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Answer tokens, reasoning included, at least 0.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Those of the prompt tokens that the provider had cached, at least 0.</summary>
    public long? CachedInputTokens { get; init; }

    /// <summary>Those of the answer tokens that were reasoning, at least 0.</summary>
    public long? ReasoningTokens { get; init; }

    /// <summary>Price of the answer, once known.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Whether <see cref="Cost"/> rests on estimated token counts, because the provider reported none.</summary>
    public bool CostEstimated { get; init; }

    /// <summary>The price on screen at the vote; null before, and when prices were hidden. Only a vote sets it.</summary>
    public Cost? ShownCost { get; init; }

    /// <summary>Whether the price on screen was the expected one. Only a vote sets it.</summary>
    public bool ShownIsExpected { get; init; }

    /// <summary>From the call to the first token.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>From the call to the end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why the provider stopped, in its own word.</summary>
    public string? FinishReason { get; init; }
}
