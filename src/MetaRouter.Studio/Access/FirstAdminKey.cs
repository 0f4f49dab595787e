using System.Security.Cryptography;
using System.Text;
using MetaRouter.Data.Accounts;

namespace MetaRouter.Studio.Access;

/// <summary>The key with which whoever started the program becomes its first admin: shown once on the console, kept as a hash, good until there is an admin.</summary>
public sealed class FirstAdminKey(AccountStore accounts)
{
    private const int Bytes = 32;

    private volatile byte[]? _hash;

    /// <summary>A new key, which ends the one before; null while there is an admin.</summary>
    public async Task<string?> NewAsync(CancellationToken cancellationToken)
    {
        if (await accounts.HasAdminAsync(cancellationToken)) return null;
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        _hash = Hash(key);
        return key;
    }

    /// <summary>Where the first admin is made, on an address that the server listens on.</summary>
    public static string LinkOf(string listening, string key)
    {
        var address = BindingAddress.Parse(listening);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}{StudioUrls.Setup}?key={key}";
    }

    /// <summary>Whether the first admin can be made with this key.</summary>
    public async Task<bool> OpensAsync(string? key, CancellationToken cancellationToken) => Fits(key) && !await accounts.HasAdminAsync(cancellationToken);

    /// <summary>Whether this is the key.</summary>
    internal bool Fits(string? key) => key is { Length: Bytes * 2 } && _hash is { } hash && CryptographicOperations.FixedTimeEquals(Hash(key), hash);

    /// <summary>There is an admin now.</summary>
    internal void Forget() => _hash = null;

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
