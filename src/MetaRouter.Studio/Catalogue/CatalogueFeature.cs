using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Secrets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Providers and candidates that change while the program runs.</summary>
public static class CatalogueFeature
{
    /// <summary>Registers the parts.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">Providers and candidates of the configuration.</param>
    /// <param name="environmentVariable">Looks up an environment variable.</param>
    /// <exception cref="StudioConfigurationException">The file of master keys cannot be read.</exception>
    public static IServiceCollection AddCatalogue(this IServiceCollection services, StudioOptions options, Func<string, string?> environmentVariable)
    {
        var ring = KeyRing.Load(environmentVariable);
        var configured = CatalogueState.Of(options.Providers, [.. options.Candidates.Select(candidate => candidate.ToCandidate())]);
        services.AddSingleton(new ProviderKeys(ring, environmentVariable));
        services.AddSingleton<CatalogueReader>();
        services.AddSingleton<ProviderStore>();
        services.AddSingleton<CandidateStore>();
        services.AddSingleton<PriceStore>();
        services.AddSingleton<KeyRenewal>();
        services.AddSingleton<ModelDiscovery>();
        services.AddSingleton<ProviderTest>();
        services.AddSingleton(provider => new LocalServer(options.LocalServer, provider.GetRequiredService<PoolCatalogue>(), provider.GetRequiredService<ModelDiscovery>()));
        services.TryAddSingleton<IMeasurements, NoMeasurements>();
        services.AddSingleton(provider => new PoolCatalogue(
            provider.GetRequiredService<CatalogueReader>(), provider.GetRequiredService<ProviderKeys>(), provider.GetRequiredService<IMeasurements>(),
            provider.GetRequiredService<ChatClientDirectory>(), provider.GetRequiredService<CandidatePools>(), provider.GetRequiredService<QualityLearner>(),
            configured, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<CatalogueFollower>();
        return services;
    }
}
