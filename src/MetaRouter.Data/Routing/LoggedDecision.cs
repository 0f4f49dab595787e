namespace MetaRouter.Data.Routing;

/// <summary>One decision of the router, with everything that is needed to make it again.</summary>
public sealed record LoggedDecision
{
    /// <summary>Place in the order of decisions.</summary>
    public long Sequence { get; init; }

    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>For whom.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The candidate that was chosen.</summary>
    public required string CandidateId { get; init; }

    /// <summary>Probability in (0, 1] with which it was.</summary>
    public required double Propensity { get; init; }

    /// <summary>Version of the rule that chose.</summary>
    public required string RouterVersion { get; init; }

    /// <summary>The decision that this one took the place of, because its candidate failed before the first token; null for a first one.</summary>
    public Guid? ReplacesId { get; init; }

    /// <summary>Everything the rule looked at, as JSON (<c>RoutingInputs</c>).</summary>
    public required string Inputs { get; init; }

    /// <summary>What came of it, as JSON (<c>RoutingDecision</c>).</summary>
    public required string Decision { get; init; }
}
