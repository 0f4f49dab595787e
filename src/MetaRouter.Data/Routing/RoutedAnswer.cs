using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Routing;

/// <summary>A turn in which the router chose who answers: the question, the answer, and what the person thought of it.</summary>
public sealed record RoutedAnswer
{
    /// <summary>Place in the total order of routed answers; never used twice.</summary>
    public long Sequence { get; init; }

    /// <summary>Version 7 identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The conversation it is a turn of; empty before it is stored begins a new one.</summary>
    public Guid ConversationId { get; init; }

    /// <summary>Which turn of the conversation, from 0; one that replaces another has the same.</summary>
    public int TurnIndex { get; init; }

    /// <summary>The question of the answer bank, if it is one.</summary>
    public string? QuestionId { get; init; }

    /// <summary>What was asked.</summary>
    public required string Query { get; init; }

    /// <summary>The decision that chose the candidate.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public AnswerState State { get; init; } = AnswerState.Streaming;

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

    /// <summary>The name of the candidate that was chosen first and failed before its first token; null when none did.</summary>
    public string? FellOverFrom { get; init; }

    /// <summary>The answer, as far as it has come; Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>Kind of failure, when it failed.</summary>
    public string? FailureKind { get; init; }

    /// <summary>The sentence shown to the person, when it failed.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>Prompt tokens, at least 0.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Answer tokens, reasoning included, at least 0.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Price of the answer, once known; what a call before it cost that failed is in the ledger only.</summary>
    public Cost? Cost { get; init; }

    /// <summary>Whether <see cref="Cost"/> rests on estimated token counts, because the provider reported none.</summary>
    public bool CostEstimated { get; init; }

    /// <summary>From the call to the first token.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>From the call to the end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether the person thought it good; null while they have not said.</summary>
    public bool? Thumb { get; init; }

    /// <summary>The comparison that the turn became when another model's answer was asked for.</summary>
    public Guid? ComparisonId { get; init; }
}
