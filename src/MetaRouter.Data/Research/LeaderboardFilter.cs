namespace MetaRouter.Data.Research;

/// <summary>Which judged comparisons a leaderboard rests on. What was imported is never mixed with what people did here.</summary>
public sealed record LeaderboardFilter
{
    /// <summary>The imported dataset; null for what people did here.</summary>
    public Guid? DatasetId { get; init; }

    /// <summary>Comparisons of this category only; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>Comparisons of this person only; null for everyone. Of people here only.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Comparisons with (or without) prices on screen only; null for all. Of people here only.</summary>
    public bool? PricesShown { get; init; }

    /// <summary>Leaves out comparisons whose names were known or given away by an answer. Of people here only.</summary>
    public bool OnlyBlind { get; init; } = true;
}
