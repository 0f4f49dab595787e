namespace MetaRouter.Data.People;

/// <summary>A second self of a person, such as "client work": contexts of its own, and with them a preference of its own.</summary>
public sealed record NamedProfile
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxNameLength = 40;

    /// <summary>Most profiles of one person, the first one not counted.</summary>
    public const int MostPerPerson = 10;

    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The cost weight that overrides what is learned, in [0, 1]; null for none.</summary>
    public double? PinnedCostWeight { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
