using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Candidates;

/// <summary>Enters prices, one by one or a catalogue at once, and notes it in the audit log in the same transaction. Prices are never changed. Safe for concurrent use.</summary>
public sealed class PriceStore(StudioDatabase database, TimeProvider time)
{
    /// <summary>Enters prices, all or none. Place and moment of entry are filled in here.</summary>
    /// <param name="actor">Who does.</param>
    /// <param name="prices">At least one, checked by the caller.</param>
    /// <param name="subject">The candidate, or the catalogue.</param>
    /// <param name="details">What was entered, for people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="EntryChange.NotFound"/> when a candidate is gone; then nothing was entered.</returns>
    public Task<EntryChange> EnterAsync(Actor actor, IReadOnlyList<PriceEntry> prices, string subject, string details, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(CatalogueLock.Key, cancellationToken);
            var ids = prices.Select(price => price.CandidateId).Distinct(StringComparer.Ordinal).ToList();
            if (await context.Candidates.CountAsync(row => ids.Contains(row.Id), cancellationToken) < ids.Count) return EntryChange.NotFound;
            var now = time.GetUtcNow().ToWholeMilliseconds();
            foreach (var price in prices) context.Add(price with { Sequence = 0, EffectiveFrom = price.EffectiveFrom.ToWholeMilliseconds(), EnteredAt = now });
            context.Note(actor, now, prices.Count == 1 ? "price.entered" : "prices.imported", subject, details);
            await context.SaveChangesAsync(cancellationToken);
            return EntryChange.Made;
        },
        cancellationToken);
}
