using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Settings;

/// <summary>The settings that admins change while the program runs. Safe for concurrent use.</summary>
public sealed class SettingsStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>All sections that were ever changed.</summary>
    public async Task<IReadOnlyList<StoredSetting>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Settings.OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Replaces a section and notes it in the audit log; false when somebody else has changed it since it was read.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="name">The section.</param>
    /// <param name="value">Its values as JSON.</param>
    /// <param name="expectedRevision">The revision that was read; 0 for a section that had no row.</param>
    /// <param name="details">What changed, for people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<bool> SaveAsync(Actor actor, string name, string value, int expectedRevision, string details, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(SettingsLock, cancellationToken);
            var now = time.GetUtcNow().ToWholeMilliseconds();
            var revision = await context.Settings.Where(row => row.Name == name).Select(row => (int?)row.Revision).SingleOrDefaultAsync(cancellationToken) ?? 0;
            if (revision != expectedRevision) return false;
            var changed = new StoredSetting { Name = name, Value = value, Revision = revision + 1, ChangedAt = now };
            if (revision == 0) context.Add(changed);
            else context.Update(changed);
            context.Note(actor, now, "settings.changed", name, details);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    // "settings" in ASCII.
    private const long SettingsLock = 0x73657474696E6773;
}
