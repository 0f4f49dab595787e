using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Accounts;

/// <summary>The keys that sign cookies and links. Safe for concurrent use; synchronous, because their reader is.</summary>
public sealed class CookieKeyStore(StudioDatabase database)
{
    // "cookies." in ASCII.
    private const long KeysLock = 0x636F6F6B6965732E;

    /// <summary>All keys as XML, oldest first.</summary>
    public IReadOnlyList<string> Read()
    {
        using var context = database.CreateContext();
        return [.. context.CookieKeys.OrderBy(row => row.Sequence).Select(row => row.Xml)];
    }

    /// <summary>Adds a key; one whose name is known already stays as it is.</summary>
    public Task<bool> AddAsync(string name, string xml, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(KeysLock, cancellationToken);
            if (await context.CookieKeys.AnyAsync(row => row.Name == name, cancellationToken)) return false;
            context.Add(new CookieKey { Name = name, Xml = xml });
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);
}
