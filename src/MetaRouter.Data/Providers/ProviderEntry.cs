namespace MetaRouter.Data.Providers;

/// <summary>A provider that an admin has set up, beside those of the configuration.</summary>
public sealed record ProviderEntry
{
    /// <summary>Longest id, in characters.</summary>
    public const int MaxIdLength = 60;

    /// <summary>What candidates name it by: lower-case letters, digits, <c>-</c> and <c>_</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Root of its OpenAI-compatible interface, without user or password.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Name of the environment variable that holds its key; null when there is none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>Its key, encrypted; null when there is none.</summary>
    public byte[]? EncryptedKey { get; init; }

    /// <summary>Which key of the master key ring encrypted it.</summary>
    public string? MasterKeyId { get; init; }

    /// <summary>Longest wait for the first token.</summary>
    public required TimeSpan FirstTokenTimeout { get; init; }

    /// <summary>Longest pause between two tokens.</summary>
    public required TimeSpan BetweenTokensTimeout { get; init; }

    /// <summary>Longest answer.</summary>
    public required TimeSpan TotalTimeout { get; init; }

    /// <summary>Whether its candidates may answer.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>When it was set up, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts its changes, from 1: a change made from an older one is refused.</summary>
    public int Revision { get; init; } = 1;
}
