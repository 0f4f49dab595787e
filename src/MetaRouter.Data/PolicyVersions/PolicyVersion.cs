namespace MetaRouter.Data.PolicyVersions;

/// <summary>A trained preference model (context encoder and policy) that was uploaded, or came with the program.</summary>
public sealed record PolicyVersion
{
    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the manifest calls it; shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>The model's own version, which states of people carry (a hash of its files).</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The manifest, as it was uploaded.</summary>
    public required string Manifest { get; init; }

    /// <summary>Where it stands; at most one is active.</summary>
    public required PolicyState State { get; init; }

    /// <summary>When it was added, UTC.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When it became active last, UTC; null if it never was.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }
}

/// <summary>Where a policy version stands.</summary>
public enum PolicyState
{
    /// <summary>It was checked and waits.</summary>
    Candidate,

    /// <summary>It decides beside the active one, and nobody acts on it.</summary>
    Shadow,

    /// <summary>It decides.</summary>
    Active,

    /// <summary>It was active; it can become so again.</summary>
    Retired,
}

/// <summary>One file of a policy version.</summary>
public sealed record PolicyFile
{
    /// <summary>The version.</summary>
    public required Guid PolicyVersionId { get; init; }

    /// <summary>Its name, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>What is in it.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>Whom a shadow would have chosen.</summary>
public sealed record ShadowChoice
{
    /// <summary>The decision that was made instead.</summary>
    public required Guid DecisionId { get; init; }

    /// <summary>The shadow.</summary>
    public required Guid PolicyVersionId { get; init; }

    /// <summary>Whom it would have chosen.</summary>
    public required string CandidateId { get; init; }

    /// <summary>ŵ that it believed in, in [0, 1].</summary>
    public required double CostWeight { get; init; }
}
