using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetaRouter.Data.Settings;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>
/// Names for people, conversations and rows that mean nothing outside and stay the same in every export of this database: HMAC-SHA-256 with a secret key that
/// never leaves it. Without the key nobody can tell whose a pseudonym is, or check a guess. Thread-safe.
/// </summary>
public sealed class Pseudonyms
{
    /// <summary>Name of the stored setting that holds the key.</summary>
    internal const string KeySetting = "pseudonym-key";

    private const int KeyBytes = 32;
    private const int PseudonymBytes = 16;

    // "pseudony" in ASCII.
    private const long KeyLock = 0x70736575646F6E79;

    private readonly byte[] _key;

    private Pseudonyms(byte[] key) => _key = key;

    /// <summary>Names the key without telling it: pseudonyms of exports with the same are comparable.</summary>
    public string KeyId => Of("key", "id")[..8];

    /// <summary>A person's pseudonym.</summary>
    public string Person(Guid id) => Of("person", id);

    /// <summary>A conversation's pseudonym.</summary>
    public string Conversation(Guid id) => Of("conversation", id);

    /// <summary>A comparison's pseudonym.</summary>
    public string Comparison(Guid id) => Of("comparison", id);

    /// <summary>A decision's pseudonym.</summary>
    public string Decision(Guid id) => Of("decision", id);

    /// <summary>A name for what was asked: the same text, the same name.</summary>
    public string Query(string text) => Of("query", text);

    /// <summary>The pseudonyms of a database; its key is made when it has none.</summary>
    /// <exception cref="JsonException">The key was damaged.</exception>
    public static async Task<Pseudonyms> OfAsync(StudioDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        await using (var context = database.CreateContext())
            if (await FindAsync(context, cancellationToken) is { } known) return known;
        return await database.WriteAsync(
            async context =>
            {
                await context.LockAsync(KeyLock, cancellationToken);
                if (await FindAsync(context, cancellationToken) is { } known) return known;
                var key = RandomNumberGenerator.GetBytes(KeyBytes);
                context.Add(new StoredSetting
                {
                    Name = KeySetting, Value = JsonSerializer.Serialize(Convert.ToBase64String(key)), Revision = 1, ChangedAt = time.GetUtcNow().ToWholeMilliseconds(),
                });
                await context.SaveChangesAsync(cancellationToken);
                return new Pseudonyms(key);
            },
            cancellationToken);
    }

    private static async Task<Pseudonyms?> FindAsync(StudioContext context, CancellationToken cancellationToken)
    {
        var value = await context.Settings.Where(row => row.Name == KeySetting).Select(row => row.Value).SingleOrDefaultAsync(cancellationToken);
        if (value is null) return null;
        var key = Convert.FromBase64String(JsonSerializer.Deserialize<string>(value) ?? "");
        return key.Length == KeyBytes ? new Pseudonyms(key) : throw new JsonException($"The setting '{KeySetting}' is damaged; restore it from a backup.");
    }

    private string Of(string kind, Guid id) => Of(kind, id.ToString("N"));

    private string Of(string kind, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}:{text}")).AsSpan(0, PseudonymBytes));
}
