using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Accounts;

/// <summary>Says who is still let in, and when that may have changed. Safe for concurrent use.</summary>
public sealed class Standings(StudioDatabase database)
{
    /// <summary>
    /// Raised after this process has changed what someone may do, or erased them; on any thread. Other processes' changes are found by asking now and then.
    /// </summary>
    public event Action<Guid>? Changed;

    /// <summary>Where the person stands; null when there is nobody with this id, or not any more.</summary>
    public async Task<Standing?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var found = await context.People.Where(person => person.Id == personId && person.ErasedAt == null)
            .Select(person => new { person.LastSeenAt, Account = context.Accounts.SingleOrDefault(account => account.PersonId == person.Id) })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new Standing(found.LastSeenAt, found.Account);
    }

    /// <summary>Tells whoever holds pages of this person open to look again; called after the change is stored.</summary>
    public void Announce(Guid personId) => Changed?.Invoke(personId);
}
