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

    /// <summary>Entries that fit, newest first.</summary>
    /// <param name="actionPrefix">How the action begins; empty for any.</param>
    /// <param name="actorName">Whose they are, as the name was written then; empty for anybody's.</param>
    /// <param name="take">At most so many, at least 1.</param>
    /// <param name="beforeSequence">Only older ones than this; null for the newest.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<AuditEntry>> SearchAsync(
        string actionPrefix, string actorName, int take, long? beforeSequence, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var before = beforeSequence ?? long.MaxValue;
        await using var context = database.CreateContext();
        var entries = context.AuditEntries.Where(entry => entry.Sequence < before);
        if (actionPrefix.Length > 0) entries = entries.Where(entry => entry.Action.StartsWith(actionPrefix));
        if (actorName.Length > 0) entries = entries.Where(entry => entry.ActorName == actorName);
        return await entries.OrderByDescending(entry => entry.Sequence).Take(take).ToListAsync(cancellationToken);
    }
}
