using MetaRouter.Llm.TimingOut;

namespace MetaRouter.Llm.Providers;

/// <summary>How to call a provider, its key included. Immutable; says its id and nothing else when it is written somewhere.</summary>
public sealed class ProviderAccess
{
    /// <param name="id">What candidates call it.</param>
    /// <param name="baseUrl">Where it listens: http or https, with or without <c>/v1</c>.</param>
    /// <param name="apiKey">Sent as bearer token; null or empty sends none.</param>
    /// <param name="timeouts">How long its answers may take.</param>
    public ProviderAccess(string id, Uri baseUrl, string? apiKey, AnswerTimeouts timeouts)
    {
        Id = id;
        BaseUrl = baseUrl;
        ApiKey = string.IsNullOrEmpty(apiKey) ? null : apiKey;
        Timeouts = timeouts;
    }

    /// <summary>What candidates call it.</summary>
    public string Id { get; }

    /// <summary>Where it listens.</summary>
    public Uri BaseUrl { get; }

    internal string? ApiKey { get; }

    internal AnswerTimeouts Timeouts { get; }

    /// <inheritdoc />
    public override string ToString() => Id;

    /// <summary>Whether a client made for the other would do the same.</summary>
    internal bool IsLike(ProviderAccess other) =>
        Id == other.Id && BaseUrl == other.BaseUrl && ApiKey == other.ApiKey
        && (Timeouts.FirstToken, Timeouts.BetweenTokens, Timeouts.Total) == (other.Timeouts.FirstToken, other.Timeouts.BetweenTokens, other.Timeouts.Total);
}
