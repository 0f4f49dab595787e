using MetaRouter.Llm.Providers;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Looks whether a server of models, such as Ollama, runs on this machine and is not set up yet. Safe for concurrent use.</summary>
/// <param name="address">Where it would be; empty looks nowhere.</param>
/// <param name="catalogue">Knows who is set up.</param>
/// <param name="discovery">Asks.</param>
public sealed class LocalServer(string address, PoolCatalogue catalogue, ModelDiscovery discovery)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Its address; null when nothing answers there, or it is set up.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellationToken) =>
        !ProviderAddress.TryParse(address, out var url) || catalogue.Current.Providers.Any(provider => ProviderAddress.IsSame(provider.BaseUrl, url))
        || !await discovery.AnswersAsync(url, Patience, cancellationToken) ? null : address;
}
