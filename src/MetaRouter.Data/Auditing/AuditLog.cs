using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Auditing;

/// <summary>Reads who changed what. Entries are written by the stores that make the changes.</summary>
public sealed class AuditLog(StudioDatabase database)
{
    /// <summary>Entries, newest first.</summary>
    /// <param name="take">At most so many, at least 1.</param>
    /// <param name="beforeSequence">Only older ones than this; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(int take, long? beforeSequence, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var before = beforeSequence ?? long.MaxValue;
        await using var context = database.CreateContext();
        return await context.AuditEntries.Where(entry => entry.Sequence < before)
            .OrderByDescending(entry => entry.Sequence).Take(take).ToListAsync(cancellationToken);
    }
}
