using MetaRouter.Core.Quality;

namespace MetaRouter.Data.Rewards;

/// <summary>
/// One line of the reward log, from which what is learned online about candidates is folded. Lines are never changed, but for the embedding, which goes
/// when the person is erased; one that counts no longer is reversed by a later line.
/// </summary>
public sealed record LoggedReward
{
    /// <summary>Place in the total order; a line is never committed after one with a higher place.</summary>
    public long Sequence { get; init; }

    /// <summary>Whose judgement it was; null once they are erased, and on a line that reverses.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The pool of the candidate.</summary>
    public required RewardedPool Pool { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>What the reward was read from.</summary>
    public required RewardSource Source { get; init; }

    /// <summary>The comparison or routed answer that was judged.</summary>
    public required Guid JudgedId { get; init; }

    /// <summary>The reward, in [0, 1].</summary>
    public required double Value { get; init; }

    /// <summary>Version of the formula that made it; a reward is never computed anew.</summary>
    public required string FormulaVersion { get; init; }

    /// <summary>ŵ that the price effect was taken out with, in [0, 1].</summary>
    public required double CostWeight { get; init; }

    /// <summary>q̂ without what was learned online, in [0, 1].</summary>
    public required double BaseQuality { get; init; }

    /// <summary>Where <see cref="BaseQuality"/> comes from.</summary>
    public required QualitySource BaseSource { get; init; }

    /// <summary>The query's embedding as half-precision numbers, little-endian; null once the person is erased.</summary>
    public byte[]? Embedding { get; init; }

    /// <summary>The text encoder that made the embedding.</summary>
    public required string EncoderVersion { get; init; }

    /// <summary>The line that counts no longer because of this one; null on a line that adds a reward.</summary>
    public long? Reverses { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Which of the two pools a candidate belongs to; the same id in both is two candidates.</summary>
public enum RewardedPool
{
    /// <summary>The answer bank's.</summary>
    Recorded,

    /// <summary>The configured candidates.</summary>
    Live,
}

/// <summary>What a reward was read from.</summary>
public enum RewardSource
{
    /// <summary>A judged comparison.</summary>
    Comparison,

    /// <summary>A thumb on a routed answer.</summary>
    Thumb,

    /// <summary>Another model's answer was asked for, and judged.</summary>
    Overrule,
}

/// <summary>What was folded from the reward log up to a line, so that a start need not begin at the first.</summary>
public sealed record QualitySnapshot
{
    /// <summary>Names form, constants and feature space of the arms.</summary>
    public required string FormVersion { get; init; }

    /// <summary>The last line that is in it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The arms.</summary>
    public required byte[] State { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
