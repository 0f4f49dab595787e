using MetaRouter.Data.Auditing;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Providers;

/// <summary>Changes the providers that admins set up, and notes each change in the audit log in the same transaction. Safe for concurrent use.</summary>
public sealed class ProviderStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>Sets one up. <see cref="ProviderEntry.CreatedAt"/> and <see cref="ProviderEntry.Revision"/> are filled in here.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="entry">The provider, checked by the caller.</param>
    /// <param name="details">What it is, for people, without its key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<EntryChange> AddAsync(Actor actor, ProviderEntry entry, string details, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            if (await context.Providers.AnyAsync(row => row.Id == entry.Id, cancellationToken)) return EntryChange.IdTaken;
            var now = time.GetUtcNow().ToWholeMilliseconds();
            context.Add(entry with { CreatedAt = now, Revision = 1 });
            context.Note(actor, now, "provider.added", entry.Id, details);
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);

    /// <summary>Replaces one, unless it was changed since <paramref name="entry"/> was read.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="entry">The new values under the revision that was read.</param>
    /// <param name="details">What changed, for people, without any key.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<EntryChange> ChangeAsync(Actor actor, ProviderEntry entry, string details, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            if (await context.Providers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == entry.Id, cancellationToken) is not { } stored) return EntryChange.NotFound;
            if (stored.Revision != entry.Revision) return EntryChange.ChangedElsewhere;
            context.Update(entry with { CreatedAt = stored.CreatedAt, Revision = stored.Revision + 1 });
            context.Note(actor, time.GetUtcNow(), "provider.changed", entry.Id, details);
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);

    /// <summary>Deletes one that no candidate names, unless it was changed since it was read.</summary>
    public Task<EntryChange> DeleteAsync(Actor actor, string id, int revision, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            if (await context.Providers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } stored) return EntryChange.NotFound;
            if (stored.Revision != revision) return EntryChange.ChangedElsewhere;
            if (await context.Candidates.AnyAsync(row => row.ProviderId == id, cancellationToken)) return EntryChange.InUse;
            context.Remove(stored);
            context.Note(actor, time.GetUtcNow(), "provider.deleted", id);
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);
}
