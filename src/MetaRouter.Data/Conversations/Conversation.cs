namespace MetaRouter.Data.Conversations;

/// <summary>A sequence of turns, each of which is a comparison.</summary>
public sealed record Conversation
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitleLength = 120;

    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Beginning of its first query, at most <see cref="MaxTitleLength"/> characters.</summary>
    public required string Title { get; init; }

    /// <summary>A new conversation that begins with a query.</summary>
    internal static Conversation Begin(Guid personId, string query, DateTimeOffset now)
    {
        var length = Math.Min(query.Length, MaxTitleLength);
        if (length < query.Length && char.IsHighSurrogate(query[length - 1])) length--;
        return new Conversation { Id = Guid.CreateVersion7(now), PersonId = personId, CreatedAt = now, Title = query[..length] };
    }
}
