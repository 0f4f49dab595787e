namespace MetaRouter.Data.Candidates;

/// <summary>What a candidate's tokens cost from a moment on. Never changed or removed: comparisons name the price that they used.</summary>
public sealed record PriceEntry
{
    /// <summary>Place in the order in which prices were entered.</summary>
    public long Sequence { get; init; }

    /// <summary>The candidate.</summary>
    public required string CandidateId { get; init; }

    /// <summary>USD per million prompt tokens, 0 … 10,000.</summary>
    public required decimal InputPerMillion { get; init; }

    /// <summary>USD per million answer tokens, 0 … 10,000.</summary>
    public required decimal OutputPerMillion { get; init; }

    /// <summary>USD per million prompt tokens that the provider had cached; null for the price of the others.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>USD per million reasoning tokens; null for the price of other answer tokens.</summary>
    public decimal? ReasoningPerMillion { get; init; }

    /// <summary>From when it holds, UTC. Of several that hold, the latest from counts; of those, the one entered last.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }

    /// <summary>Where it comes from, such as the provider's price page or the name of a catalogue.</summary>
    public required string Source { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>What answers name it by.</summary>
    public string Version => FormattableString.Invariant($"price-{Sequence}");
}
