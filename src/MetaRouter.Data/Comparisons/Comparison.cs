using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;

namespace MetaRouter.Data.Comparisons;

/// <summary>
/// Two answers to one query, and what the person said about them. <see cref="ComparisonStore.StartAsync"/> assigns <see cref="Id"/>,
/// <see cref="Sequence"/>, <see cref="CreatedAt"/> and <see cref="ProgramVersion"/>; everything from <see cref="Choice"/> on is set by the vote.
/// </summary>
public sealed record Comparison
{
    private List<ComparisonAnswer> _answers = [];

    /// <summary>Version 7 identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Place in the total order of all comparisons; never used twice.</summary>
    public long Sequence { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The conversation it is a turn of; empty before it is stored begins a new one.</summary>
    public Guid ConversationId { get; init; }

    /// <summary>Which turn of the conversation, from 0; one that replaces another has the same.</summary>
    public int TurnIndex { get; init; }

    /// <summary>The question of the answer bank, if it is one.</summary>
    public string? QuestionId { get; init; }

    /// <summary>Kind of task, if known.</summary>
    public string? Category { get; init; }

    /// <summary>The language of what was asked, as an ISO 639 code; null when it could not be told.</summary>
    public string? Language { get; init; }

    /// <summary>What was asked.</summary>
    public required string Query { get; init; }

    /// <summary>Hash of the query's embedding.</summary>
    public string? EmbeddingHash { get; init; }

    /// <summary>The text encoder that made the embedding.</summary>
    public string? EncoderVersion { get; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ComparisonState State { get; init; } = ComparisonState.Answering;

    /// <summary>Whether the answers carried price tags.</summary>
    public required bool PricesShown { get; init; }

    /// <summary>Whether the names were hidden until the vote.</summary>
    public required bool Blind { get; init; }

    /// <summary>The rule that chose the pair.</summary>
    public required string PairPolicyName { get; init; }

    /// <summary>Its version.</summary>
    public required string PairPolicyVersion { get; init; }

    /// <summary>Probability in (0, 1] with which the rule chose this pair.</summary>
    public required double Propensity { get; init; }

    /// <summary>Whether question and pair come from the onboarding set.</summary>
    public bool Onboarding { get; init; }

    /// <summary>The cost scale behind the normalised costs.</summary>
    public required string CostScaleVersion { get; init; }

    /// <summary>Whether an answer named its model.</summary>
    public bool LeakFlag { get; init; }

    /// <summary>Answer A.</summary>
    public required ComparisonAnswer Left { get => Answer(Side.Left); init => Replace(Side.Left, value); }

    /// <summary>Answer B.</summary>
    public required ComparisonAnswer Right { get => Answer(Side.Right); init => Replace(Side.Right, value); }

    /// <summary>The version of the program that stored it.</summary>
    public string ProgramVersion { get; init; } = "";

    /// <summary>What the person said; null before the vote.</summary>
    public Choice? Choice { get; init; }

    /// <summary>Whether they said it before both answers were complete.</summary>
    public bool EarlyVote { get; init; }

    /// <summary>When they said it, UTC.</summary>
    public DateTimeOffset? VotedAt { get; init; }

    /// <summary>Milliseconds from the moment a vote was possible to the vote.</summary>
    public long? VoteMilliseconds { get; init; }

    /// <summary>Why, in the fixed vocabulary.</summary>
    public IReadOnlyList<ComparisonReason> Reasons { get; init; } = [];

    /// <summary>Why, in their own words.</summary>
    public string? Comment { get; init; }

    /// <summary>q̂ of answer A in the context, in [0, 1].</summary>
    public double? QualityLeft { get; init; }

    /// <summary>q̂ of answer B in the context, in [0, 1].</summary>
    public double? QualityRight { get; init; }

    /// <summary>Where the qualities come from; the weaker source of the two.</summary>
    public QualitySource? QualitySource { get; init; }

    /// <summary>c̃ of answer A in the context, in [0, 1], from the price on screen.</summary>
    public double? NormalisedCostLeft { get; init; }

    /// <summary>c̃ of answer B in the context, in [0, 1], from the price on screen.</summary>
    public double? NormalisedCostRight { get; init; }

    /// <summary>The person's profile that it is a context of; null for the first one.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>Whether the preference of that profile rests on it now.</summary>
    public bool IsContext { get; init; }

    /// <summary>Why it is a context no longer; null if it is one, or never was.</summary>
    public ContextEnd? ContextEnd { get; init; }

    /// <summary>Since when it is a context no longer, UTC.</summary>
    public DateTimeOffset? ContextEndedAt { get; init; }

    /// <summary>The belief before the vote.</summary>
    public PreferenceSnapshot? PreferenceBefore { get; init; }

    /// <summary>The belief after the vote.</summary>
    public PreferenceSnapshot? PreferenceAfter { get; init; }

    /// <summary>Answer A or B.</summary>
    public ComparisonAnswer Answer(Side side) => _answers.Single(answer => answer.Side == side);

    // A new list each time: copies made by "with" share the old one.
    private void Replace(Side side, ComparisonAnswer answer)
    {
        if (answer.Side != side) throw new ArgumentException($"This answer stands on the side {answer.Side}, not {side}.", nameof(answer));
        _answers = [.. _answers.Where(other => other.Side != side), answer];
    }
}
