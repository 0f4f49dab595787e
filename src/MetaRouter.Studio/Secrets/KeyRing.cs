using System.Security.Cryptography;
using System.Text;
using MetaRouter.Studio.Configuration;

namespace MetaRouter.Studio.Secrets;

/// <summary>A secret as it is stored.</summary>
/// <param name="MasterKeyId">The master key that opens it.</param>
/// <param name="Bytes">One byte of format, 12 of nonce, 16 of tag, then the ciphertext.</param>
public sealed record SealedSecret(string MasterKeyId, byte[] Bytes);

/// <summary>
/// The master keys: the first seals, all open, so that a new one put in front takes over without anything being lost. AES-256-GCM, a random nonce for each
/// secret, bound to what it belongs to. Immutable, safe for concurrent use; says nothing of its keys when it is written somewhere.
/// </summary>
public sealed class KeyRing
{
    /// <summary>The environment variable that names the file of keys.</summary>
    public const string FileVariable = "METAROUTER_MASTER_KEY_FILE";

    private const byte Format = 1;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    private readonly IReadOnlyList<(string Id, byte[] Key)> _keys;

    private KeyRing(IReadOnlyList<(string Id, byte[] Key)> keys) => _keys = keys;

    /// <summary>No keys: nothing can be sealed or opened.</summary>
    public static KeyRing Empty { get; } = new([]);

    /// <summary>The key that seals; null when there is none.</summary>
    public string? NewestId => _keys.Count > 0 ? _keys[0].Id : null;

    /// <summary>Reads the file that <see cref="FileVariable"/> names; <see cref="Empty"/> when it names none.</summary>
    /// <exception cref="StudioConfigurationException">The file cannot be read or a line is no key; the message names file and line, never what is in it.</exception>
    public static KeyRing Load(Func<string, string?> environmentVariable)
    {
        if (environmentVariable(FileVariable)?.Trim() is not { Length: > 0 } path) return Empty;
        try
        {
            return Parse(File.ReadAllLines(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StudioConfigurationException($"{FileVariable} must name a file of master keys that can be read; {path} cannot ({error.GetType().Name}).");
        }
    }

    /// <summary>Reads lines <c>id:base64 of 32 bytes</c>; empty lines and those that begin with # do not count.</summary>
    /// <exception cref="StudioConfigurationException">A line is no key, or none is one.</exception>
    public static KeyRing Parse(IReadOnlyList<string> lines, string path)
    {
        var keys = new List<(string Id, byte[] Key)>();
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = new byte[KeyBytes];
            if (colon is < 1 or > 60 || !Convert.TryFromBase64String(line[(colon + 1)..].Trim(), key, out var written) || written != KeyBytes)
                throw new StudioConfigurationException(
                    $"{path}, line {index + 1}: a master key is written as id:key, the key being 32 random bytes in base64 (openssl rand -base64 32); this line is not.");
            var id = line[..colon].Trim();
            if (keys.Exists(known => known.Id == id)) throw new StudioConfigurationException($"{path}, line {index + 1}: the id \"{id}\" occurs twice; give each master key an id of its own.");
            keys.Add((id, key));
        }

        return keys.Count > 0 ? new KeyRing(keys) : throw new StudioConfigurationException($"{path} holds no master key; add a line id:key, the key being 32 random bytes in base64 (openssl rand -base64 32).");
    }

    /// <summary>Seals a secret with the newest key.</summary>
    /// <param name="secret">Any text.</param>
    /// <param name="owner">What it belongs to: it cannot be opened for another.</param>
    /// <exception cref="InvalidOperationException">There is no key.</exception>
    public SealedSecret Seal(string secret, string owner)
    {
        if (_keys.Count == 0) throw new InvalidOperationException($"Nothing can be sealed without a master key; {FileVariable} must name a file of them.");
        var text = Encoding.UTF8.GetBytes(secret);
        var bytes = new byte[HeaderBytes + text.Length];
        bytes[0] = Format;
        var nonce = bytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_keys[0].Key, TagBytes);
        cipher.Encrypt(nonce, text, bytes.AsSpan(HeaderBytes), bytes.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        CryptographicOperations.ZeroMemory(text);
        return new SealedSecret(_keys[0].Id, bytes);
    }

    /// <summary>The secret; null when its master key is not here, it belongs to another owner, or a byte of it was changed.</summary>
    public string? Open(string? masterKeyId, ReadOnlySpan<byte> bytes, string owner)
    {
        if (bytes.Length < HeaderBytes || bytes[0] != Format || _keys.FirstOrDefault(key => key.Id == masterKeyId).Key is not { } found) return null;
        var text = new byte[bytes.Length - HeaderBytes];
        using var cipher = new AesGcm(found, TagBytes);
        try
        {
            cipher.Decrypt(bytes.Slice(1, NonceBytes), bytes[HeaderBytes..], bytes.Slice(1 + NonceBytes, TagBytes), text, Encoding.UTF8.GetBytes(owner));
            return Encoding.UTF8.GetString(text);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <summary>Whether there is a key of that id.</summary>
    public bool Has(string? masterKeyId) => _keys.Any(key => key.Id == masterKeyId);
}
