using System.Globalization;
using System.Text.RegularExpressions;
using MetaRouter.Data.Providers;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.TimingOut;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Features.Admin.Providers;

/// <summary>A provider as fields of a form, and back.</summary>
internal static partial class ProviderFields
{
    public const string Id = "id";
    public const string BaseUrl = "base-url";
    public const string KeyKind = "key-kind";
    public const string Variable = "key-variable";
    public const string Key = "key";
    public const string FirstToken = "first-token";
    public const string BetweenTokens = "between-tokens";
    public const string Total = "total";

    public const string NoKey = "none";
    public const string KeyInVariable = "variable";
    public const string StoredKey = "stored";

    private const int MostCharacters = 500;
    private const int MostSeconds = 86_400;

    /// <summary>The fields of an entry; its key is never among them.</summary>
    public static IReadOnlyDictionary<string, string> Of(ProviderEntry entry) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Id] = entry.Id,
        [BaseUrl] = entry.BaseUrl,
        [KeyKind] = KindOf(entry),
        [Variable] = entry.KeyVariable ?? "",
        [Key] = "",
        [FirstToken] = Seconds(entry.FirstTokenTimeout),
        [BetweenTokens] = Seconds(entry.BetweenTokensTimeout),
        [Total] = Seconds(entry.TotalTimeout),
    };

    /// <summary>A provider that is not set up yet.</summary>
    public static ProviderEntry New(string id = "", string baseUrl = "")
    {
        var timeouts = new AnswerTimeouts();
        return new ProviderEntry
        {
            Id = id, BaseUrl = baseUrl, FirstTokenTimeout = timeouts.FirstToken, BetweenTokensTimeout = timeouts.BetweenTokens, TotalTimeout = timeouts.Total, CreatedAt = default,
        };
    }

    /// <summary>How an entry's key is found.</summary>
    public static string KindOf(ProviderEntry entry) => entry.KeyVariable is not null ? KeyInVariable : entry.EncryptedKey is not null ? StoredKey : NoKey;

    /// <summary>The entry that is typed; null when a field has a problem, which the form then says.</summary>
    /// <param name="form">The form.</param>
    /// <param name="before">The entry that it changes; null for a new one.</param>
    /// <param name="keys">Encrypts keys.</param>
    /// <param name="isTaken">Whether an id belongs to another provider.</param>
    public static ProviderEntry? Read(EntryForm form, ProviderEntry? before, ProviderKeys keys, Func<string, bool> isTaken)
    {
        form.ForgetProblems();
        var id = before?.Id ?? form.Trimmed(Id);
        form.Require(IdPattern().IsMatch(id), Id, ProvidersText.IdInvalid);
        form.Require(before is not null || (id != ChatClientDirectory.RecordedProviderId && !isTaken(id)), Id, ProvidersText.IdTaken);
        var url = form.Trimmed(BaseUrl);
        form.Require(url.Length <= MostCharacters && ProviderAddress.TryParse(url, out _), BaseUrl, ProvidersText.BaseUrlInvalid);
        var entry = new ProviderEntry
        {
            Id = id,
            BaseUrl = url,
            FirstTokenTimeout = ReadSeconds(form, FirstToken),
            BetweenTokensTimeout = ReadSeconds(form, BetweenTokens),
            TotalTimeout = ReadSeconds(form, Total),
            IsEnabled = before?.IsEnabled ?? true,
            CreatedAt = before?.CreatedAt ?? default,
            Revision = form.Revision,
        };
        entry = form[KeyKind] switch
        {
            KeyInVariable => WithVariable(form, entry),
            StoredKey => WithStoredKey(form, entry, before, keys),
            _ => entry,
        };
        return form.HasProblems ? null : entry;
    }

    /// <summary>What differs, as one line for the audit log; of keys only that they do.</summary>
    public static string Changes(ProviderEntry before, ProviderEntry after) => string.Join("; ", new[]
    {
        before.BaseUrl == after.BaseUrl ? null : $"address {before.BaseUrl} → {after.BaseUrl}",
        before.KeyVariable == after.KeyVariable && ReferenceEquals(before.EncryptedKey, after.EncryptedKey) ? null : $"key: {KeyWords(after)}",
        (before.FirstTokenTimeout, before.BetweenTokensTimeout, before.TotalTimeout) == (after.FirstTokenTimeout, after.BetweenTokensTimeout, after.TotalTimeout)
            ? null : $"time-outs {Seconds(after.FirstTokenTimeout)}, {Seconds(after.BetweenTokensTimeout)}, {Seconds(after.TotalTimeout)} s",
        before.IsEnabled == after.IsEnabled ? null : after.IsEnabled ? "enabled" : "disabled",
    }.OfType<string>());

    /// <summary>An entry as one line for the audit log.</summary>
    public static string Words(ProviderEntry entry) => $"address {entry.BaseUrl}; key: {KeyWords(entry)}";

    private static string KeyWords(ProviderEntry entry) => KindOf(entry) switch
    {
        KeyInVariable => $"in the environment variable {entry.KeyVariable}",
        StoredKey => "stored anew, encrypted",
        _ => "none",
    };

    private static ProviderEntry WithVariable(EntryForm form, ProviderEntry entry)
    {
        var name = form.Trimmed(Variable);
        form.Require(name.Length <= 100 && VariablePattern().IsMatch(name) && !OwnPattern().IsMatch(name), Variable, ProvidersText.VariableInvalid);
        return entry with { KeyVariable = name };
    }

    private static ProviderEntry WithStoredKey(EntryForm form, ProviderEntry entry, ProviderEntry? before, ProviderKeys keys)
    {
        var key = form.Trimmed(Key);
        if (key.Length == 0 && before?.EncryptedKey is not null)
        {
            // A key goes to the server that it was entered for, and to no other.
            if (ProviderAddress.TryParse(entry.BaseUrl, out var address)) form.Require(ProviderAddress.IsSame(before.BaseUrl, address), Key, ProvidersText.KeyForAnotherAddress);
            return entry with { EncryptedKey = before.EncryptedKey, MasterKeyId = before.MasterKeyId };
        }

        form.Require(keys.CanStore, Key, ProvidersText.NoMasterKey);
        form.Require(key.Length is > 0 and <= MostCharacters && key.All(character => character is > ' ' and <= '~'), Key, ProvidersText.KeyInvalid);
        return form.HasProblems ? entry : keys.WithKey(entry, key);
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static TimeSpan ReadSeconds(EntryForm form, string field)
    {
        if (int.TryParse(form.Trimmed(field), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MostSeconds) return TimeSpan.FromSeconds(seconds);
        form.Refuse(field, ProvidersText.SecondsInvalid);
        return TimeSpan.Zero;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    // Its value is sent to the provider: only what looks like a provider's key.
    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*(?:KEY|TOKEN)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VariablePattern();

    // The program's own and the system's secrets are nobody else's.
    [GeneratedRegex("^(?:METAROUTER_|CONNECTIONSTRINGS_|ASPNETCORE_|DOTNET_|AWS_|AZURE_CLIENT|PG)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnPattern();
}
