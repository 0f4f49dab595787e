using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Candidates;

/// <summary>Changes the candidates that admins set up, and notes each change in the audit log in the same transaction. Safe for concurrent use.</summary>
public sealed class CandidateStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>Sets several up, all or none, at the end of the pool. Place, moment and revision are filled in here.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="entries">The candidates, at least one, checked by the caller, with distinct ids.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What became of it, and the ids that others have.</returns>
    public Task<(EntryChange Change, IReadOnlyList<string> Taken)> AddAsync(
        Actor actor, IReadOnlyList<CandidateEntry> entries, CancellationToken cancellationToken) => database.WriteAsync<(EntryChange, IReadOnlyList<string>)>(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            var ids = entries.Select(entry => entry.Id).ToList();
            var taken = await context.Candidates.Where(row => ids.Contains(row.Id)).Select(row => row.Id).OrderBy(id => id).ToListAsync(cancellationToken);
            // What an id was used for stays with it: under another model it would count for the wrong one.
            var free = entries.Where(entry => entry.Id != $"{entry.ProviderId}/{entry.ProviderModel}").Select(entry => entry.Id).ToList();
            taken.AddRange(await context.Prices.Where(row => free.Contains(row.CandidateId)).Select(row => row.CandidateId).Distinct().ToListAsync(cancellationToken));
            taken.AddRange(await context.Probes.Where(row => free.Contains(row.CandidateId)).Select(row => row.CandidateId).Distinct().ToListAsync(cancellationToken));
            if (taken.Count > 0) return (EntryChange.IdTaken, [.. taken.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
            var now = time.GetUtcNow().ToWholeMilliseconds();
            var position = await context.Candidates.MaxAsync(row => (int?)row.Position, cancellationToken) ?? 0;
            foreach (var entry in entries)
            {
                context.Add(entry with { Position = ++position, CreatedAt = now, Revision = 1 });
                context.Note(actor, now, "candidate.added", entry.Id, $"{entry.ProviderModel} of {entry.ProviderId}");
            }

            await context.SaveChangesAsync(cancellationToken);
            return (EntryChange.Made, []);
        },
        cancellationToken);

    /// <summary>Replaces one, unless it was changed since <paramref name="entry"/> was read; its place stays.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="entry">The new values under the revision that was read.</param>
    /// <param name="details">What changed, for people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<EntryChange> ChangeAsync(Actor actor, CandidateEntry entry, string details, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            if (await context.Candidates.AsNoTracking().SingleOrDefaultAsync(row => row.Id == entry.Id, cancellationToken) is not { } stored) return EntryChange.NotFound;
            if (stored.Revision != entry.Revision) return EntryChange.ChangedElsewhere;
            context.Update(entry with { Position = stored.Position, CreatedAt = stored.CreatedAt, Revision = stored.Revision + 1 });
            context.Note(actor, time.GetUtcNow(), "candidate.changed", entry.Id, details);
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);

    /// <summary>Moves one past its neighbour; the first up and the last down stay where they are.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="id">Which.</param>
    /// <param name="up">Towards the start of the pool.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<EntryChange> MoveAsync(Actor actor, string id, bool up, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            var rows = await context.Candidates.AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(cancellationToken);
            var from = rows.FindIndex(row => row.Id == id);
            if (from < 0) return EntryChange.NotFound;
            var to = up ? from - 1 : from + 1;
            if (to < 0 || to >= rows.Count) return EntryChange.Made;
            (rows[from], rows[to]) = (rows[to], rows[from]);
            for (var place = 0; place < rows.Count; place++)
                if (rows[place].Position != place + 1) context.Update(rows[place] with { Position = place + 1, Revision = rows[place].Revision + 1 });
            context.Note(actor, time.GetUtcNow(), "candidate.moved", id, FormattableString.Invariant($"to place {to + 1}"));
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);

    /// <summary>Deletes one, unless it was changed since it was read. Its prices stay: comparisons name them.</summary>
    public Task<EntryChange> DeleteAsync(Actor actor, string id, int revision, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            if (await context.Candidates.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } stored) return EntryChange.NotFound;
            if (stored.Revision != revision) return EntryChange.ChangedElsewhere;
            context.Remove(stored);
            context.Note(actor, time.GetUtcNow(), "candidate.deleted", id);
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);
}
