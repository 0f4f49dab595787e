using MetaRouter.Data.Providers;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.TimingOut;
using MetaRouter.Studio.Secrets;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Finds the keys of providers that admins have set up: in the environment, or encrypted beside the entry. Safe for concurrent use.</summary>
/// <param name="ring">Opens encrypted ones.</param>
/// <param name="environmentVariable">Looks up an environment variable.</param>
public sealed class ProviderKeys(KeyRing ring, Func<string, string?> environmentVariable)
{
    /// <summary>The provider as it can be called, or why it cannot.</summary>
    public KnownProvider Resolve(ProviderEntry entry)
    {
        var (key, problem) = KeyOf(entry);
        if (!ProviderAddress.TryParse(entry.BaseUrl, out var address)) problem = ProviderProblem.AddressInvalid;
        var timeouts = new AnswerTimeouts { FirstToken = entry.FirstTokenTimeout, BetweenTokens = entry.BetweenTokensTimeout, Total = entry.TotalTimeout };
        return new KnownProvider(entry.Id, entry.BaseUrl, entry, problem)
        {
            Access = problem is null ? new ProviderAccess(entry.Id, address!, key, timeouts) : null,
        };
    }

    /// <summary>Whether a key can be stored, because there is a master key.</summary>
    public bool CanStore => ring.NewestId is not null;

    /// <summary>Whether an environment variable is set.</summary>
    public bool HasVariable(string name) => !string.IsNullOrWhiteSpace(environmentVariable(name));

    /// <summary>The entry with a key, encrypted with the newest master key.</summary>
    public ProviderEntry WithKey(ProviderEntry entry, string key)
    {
        var secret = ring.Seal(key, entry.Id);
        return entry with { EncryptedKey = secret.Bytes, MasterKeyId = secret.MasterKeyId, KeyVariable = null };
    }

    /// <summary>The entry with its key under the newest master key; null when it is already, or cannot be opened.</summary>
    public ProviderEntry? Renewed(ProviderEntry entry) =>
        entry.EncryptedKey is { } bytes && ring.NewestId is { } newest && entry.MasterKeyId != newest && ring.Open(entry.MasterKeyId, bytes, entry.Id) is { } key
            ? WithKey(entry, key)
            : null;

    private (string? Key, ProviderProblem? Problem) KeyOf(ProviderEntry entry)
    {
        if (entry.KeyVariable is { Length: > 0 } variable)
            return environmentVariable(variable)?.Trim() is { Length: > 0 } found ? (found, null) : (null, ProviderProblem.VariableMissing);
        if (entry.EncryptedKey is not { } bytes) return (null, null);
        if (!ring.Has(entry.MasterKeyId)) return (null, ProviderProblem.MasterKeyMissing);
        return ring.Open(entry.MasterKeyId, bytes, entry.Id) is { } key ? (key, null) : (null, ProviderProblem.KeyDamaged);
    }
}
