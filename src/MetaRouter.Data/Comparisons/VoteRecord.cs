using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;

namespace MetaRouter.Data.Comparisons;

/// <summary>Everything that a vote writes, in one transaction.</summary>
public sealed record VoteRecord
{
    /// <summary>Who votes.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>On which comparison.</summary>
    public required Guid ComparisonId { get; init; }

    /// <summary>What they say.</summary>
    public required Choice Choice { get; init; }

    /// <summary>Whether an answer was still coming.</summary>
    public bool EarlyVote { get; init; }

    /// <summary>Milliseconds from the moment a vote was possible to the vote, at least 0.</summary>
    public long? VoteMilliseconds { get; init; }

    /// <summary>Whether an answer named its model.</summary>
    public bool LeakFlag { get; init; }

    /// <summary>The text of answer A that was judged. Kept if the answer is still coming, so that an early vote never stands without it.</summary>
    public string? TextLeft { get; init; }

    /// <summary>The same for answer B.</summary>
    public string? TextRight { get; init; }

    /// <summary>The price tag of answer A at the vote; null when prices are hidden.</summary>
    public PriceTag? ShownLeft { get; init; }

    /// <summary>The price tag of answer B at the vote; null when prices are hidden.</summary>
    public PriceTag? ShownRight { get; init; }

    /// <summary>q̂ of answer A, in [0, 1].</summary>
    public required double QualityLeft { get; init; }

    /// <summary>q̂ of answer B, in [0, 1].</summary>
    public required double QualityRight { get; init; }

    /// <summary>Where the qualities come from; the weaker source of the two.</summary>
    public required QualitySource QualitySource { get; init; }

    /// <summary>c̃ of answer A, in [0, 1], from the price on screen.</summary>
    public double? NormalisedCostLeft { get; init; }

    /// <summary>c̃ of answer B, in [0, 1], from the price on screen.</summary>
    public double? NormalisedCostRight { get; init; }

    /// <summary>Whether it says something about the person's preference; then both normalised costs and <see cref="Preference"/> are needed.</summary>
    public required bool IsContext { get; init; }

    /// <summary>The belief before.</summary>
    public PreferenceSnapshot? PreferenceBefore { get; init; }

    /// <summary>The belief after.</summary>
    public PreferenceSnapshot? PreferenceAfter { get; init; }

    /// <summary>The person's state with this context added; null when it is no context.</summary>
    public PreferenceUpdate? Preference { get; init; }

    /// <summary>What the vote says about the quality of the candidates, for the reward log: this person's, of this comparison.</summary>
    public IReadOnlyList<LoggedReward> Rewards { get; init; } = [];
}

/// <summary>What became of a vote.</summary>
public enum VoteResult
{
    /// <summary>It is on disk.</summary>
    Recorded,

    /// <summary>There was one already (or one that was withdrawn); this one changed nothing.</summary>
    AlreadyVoted,

    /// <summary>The comparison cannot be judged: an answer failed, it was superseded, or an answer is still coming and the vote is not marked as early.</summary>
    Closed,

    /// <summary>The person's preference has changed since; read the person again, compute again, vote again.</summary>
    PreferenceMoved,

    /// <summary>There is no such comparison of that person.</summary>
    NotFound,
}

/// <summary>What became of a withdrawal.</summary>
public enum WithdrawalResult
{
    /// <summary>The vote is taken back.</summary>
    Withdrawn,

    /// <summary>It had been taken back before; nothing changed.</summary>
    AlreadyWithdrawn,

    /// <summary>There is no vote to take back.</summary>
    NotVoted,

    /// <summary>The person's preference has changed since; read the person again, compute again, withdraw again.</summary>
    PreferenceMoved,

    /// <summary>There is no such comparison of that person.</summary>
    NotFound,
}

/// <summary>What became of a deletion.</summary>
public enum DeletionResult
{
    /// <summary>The comparison and its answers are gone.</summary>
    Deleted,

    /// <summary>The person's preference has changed since, or rests on this comparison and no update was given; compute again, delete again.</summary>
    PreferenceMoved,

    /// <summary>There is no such comparison of that person.</summary>
    NotFound,
}
