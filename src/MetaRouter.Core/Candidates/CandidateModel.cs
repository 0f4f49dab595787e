namespace MetaRouter.Core.Candidates;

/// <summary>A language model that may be chosen.</summary>
public sealed record CandidateModel
{
    /// <summary>Stable identity, such as <c>demo/core</c>; never shown before a comparison is judged.</summary>
    public required string Id { get; init; }

    /// <summary>What people read after the vote.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes the model, for people.</summary>
    public required string Maker { get; init; }

    /// <summary>Which configured provider serves it.</summary>
    public required string ProviderId { get; init; }

    /// <summary>What the provider calls the model.</summary>
    public required string ProviderModel { get; init; }

    /// <summary>Current price row.</summary>
    public required TokenPrice Price { get; init; }

    /// <summary>Upper bound of answer tokens asked for, at least 1.</summary>
    public int MaxOutputTokens { get; init; } = 1024;

    /// <summary>Most tokens of prompt and answer together, at least 1; null when unknown.</summary>
    public int? ContextTokens { get; init; }

    /// <summary>The quality in [0, 1] to assume while nothing was measured; null for the default by price rank.</summary>
    public double? AssumedQuality { get; init; }
}
