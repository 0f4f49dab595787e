namespace MetaRouter.Data.Candidates;

/// <summary>A candidate that an admin has set up, beside those of the configuration.</summary>
public sealed record CandidateEntry
{
    /// <summary>Longest id and name, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Stable identity.</summary>
    public required string Id { get; init; }

    /// <summary>What people read after the vote.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes the model.</summary>
    public required string Maker { get; init; }

    /// <summary>The provider that serves it: an entry's or a configured one.</summary>
    public required string ProviderId { get; init; }

    /// <summary>What the provider calls it.</summary>
    public required string ProviderModel { get; init; }

    /// <summary>Most answer tokens to ask for, 1 … 1,000,000.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>Most tokens of prompt and answer together, at least 1; null when unknown.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>Quality in [0, 1] to assume until something is measured; null for a default by price rank.</summary>
    public double? AssumedQuality { get; init; }

    /// <summary>Whether it is meant to answer; without a price it does not, all the same.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Its place in the pool, after the configured candidates.</summary>
    public required int Position { get; init; }

    /// <summary>When it was set up, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts its changes, from 1: a change made from an older one is refused.</summary>
    public int Revision { get; init; } = 1;
}
