using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Encrypts providers' keys anew that an older master key has encrypted, so that the older one can go.</summary>
public sealed class KeyRenewal(CatalogueReader reader, ProviderStore providers, ProviderKeys keys)
{
    /// <summary>Renews all that can be opened. One that somebody changes meanwhile is left for the next time.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in (await reader.ReadAsync(cancellationToken)).Providers)
            if (keys.Renewed(entry) is { } renewed)
                await providers.ChangeAsync(Actor.Program, renewed, $"key encrypted with the master key {renewed.MasterKeyId}", cancellationToken);
    }
}
