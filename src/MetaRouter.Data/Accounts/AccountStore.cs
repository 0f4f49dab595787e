using MetaRouter.Data.Auditing;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Accounts;

/// <summary>Accounts. Safe for concurrent use. Whoever calls has made sure that the actor may.</summary>
public sealed partial class AccountStore(StudioDatabase database, Standings standings, TimeProvider time)
{
    // "accounts" in ASCII: names stay unique, and an admin stays, whoever else writes.
    private const long AccountsLock = 0x6163636F756E7473;

    /// <summary>The person's account; null for a guest or nobody.</summary>
    public async Task<Account?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Accounts.SingleOrDefaultAsync(account => account.PersonId == personId, cancellationToken);
    }

    /// <summary>The account with this name, as names are compared; null for none.</summary>
    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Accounts.SingleOrDefaultAsync(account => account.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    /// <summary>Whether somebody can sign in and configure the program.</summary>
    public async Task<bool> HasAdminAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await UsableAdmins(context).AnyAsync(cancellationToken);
    }

    /// <summary>
    /// Adds an account: to the guest with its id, who keeps everything and is a guest no longer, or to a new person when there is nobody with that id.
    /// </summary>
    /// <param name="actor">Who does; null for people who make their own account.</param>
    /// <param name="account">The account; <see cref="Account.PersonId"/> is the guest's or a new version 7 identity.</param>
    /// <param name="isFirstAdmin">Whether it is refused when there is an admin.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns><see cref="AccountResult.NotFound"/> when the person has an account already.</returns>
    public async Task<AccountResult> AddAsync(Actor? actor, Account account, bool isFirstAdmin, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(
            account.PersonId, async context =>
            {
                await context.LockAsync(AccountsLock, cancellationToken);
                if (isFirstAdmin && await UsableAdmins(context).AnyAsync(cancellationToken)) return AccountResult.AdminExists;
                if (await context.Accounts.AnyAsync(row => row.NormalizedUserName == account.NormalizedUserName, cancellationToken)) return AccountResult.NameTaken;
                var now = time.GetUtcNow().ToWholeMilliseconds();
                if (await context.People.SingleOrDefaultAsync(row => row.Id == account.PersonId, cancellationToken) is not { } person)
                    context.Add(new Person { Id = account.PersonId, CreatedAt = now, LastSeenAt = now, IsGuest = false });
                else if (person is { IsGuest: true, ErasedAt: null })
                    await context.People.Where(row => row.Id == person.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.IsGuest, false), cancellationToken);
                else
                    return AccountResult.NotFound;
                context.Add(account);
                context.Note(actor ?? new Actor(account.PersonId, account.UserName), now, "account.created", account.UserName, account.Role.ToString());
                await context.SaveChangesAsync(cancellationToken);
                return AccountResult.Done;
            },
            cancellationToken);
        if (result == AccountResult.Done) standings.Announce(account.PersonId);
        return result;
    }

    /// <summary>Stores an account that was read and changed; its <see cref="Account.ConcurrencyStamp"/> is a new one afterwards.</summary>
    /// <remarks>Only the password and the security stamp: name, role, use and failures have writers of their own, and stay as they are.</remarks>
    public async Task<AccountResult> UpdateAsync(Account account, CancellationToken cancellationToken)
    {
        var next = NewStamp();
        var expected = account.ConcurrencyStamp;
        var updated = await database.WriteAsync(
            account.PersonId, context => context.Accounts
                .Where(row => row.PersonId == account.PersonId && row.ConcurrencyStamp == expected)
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.PasswordHash, account.PasswordHash)
                        .SetProperty(row => row.SecurityStamp, account.SecurityStamp)
                        .SetProperty(row => row.ConcurrencyStamp, next),
                    cancellationToken),
            cancellationToken);
        if (updated == 0) return AccountResult.Changed;
        account.ConcurrencyStamp = next;
        standings.Announce(account.PersonId);
        return AccountResult.Done;
    }

    /// <summary>Lets somebody do more, or less; it ends their sessions.</summary>
    public Task<AccountResult> ChangeRoleAsync(Actor actor, Guid personId, Role role, CancellationToken cancellationToken) => ChangeAsync(
        actor, personId, "account.role_changed", account => $"{account.Role} → {role}", account => account.Role = role, cancellationToken);

    /// <summary>Takes an account out of use, which ends its sessions, or puts it back.</summary>
    public Task<AccountResult> SetActiveAsync(Actor actor, Guid personId, bool isActive, CancellationToken cancellationToken) => ChangeAsync(
        actor, personId, isActive ? "account.reactivated" : "account.deactivated", _ => "", account => account.IsActive = isActive, cancellationToken);

    /// <summary>Notes in the audit log something about an account that changes no column.</summary>
    public Task NoteAsync(Actor actor, string action, string userName, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            context.Note(actor, time.GetUtcNow(), action, userName);
            return await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>A value that no account has had.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("N");

    private async Task<AccountResult> ChangeAsync(
        Actor actor, Guid personId, string action, Func<Account, string> details, Action<Account> change, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(
            personId, async context =>
            {
                await context.LockAsync(AccountsLock, cancellationToken);
                if (await context.Accounts.SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken) is not { } account) return AccountResult.NotFound;
                var told = details(account);
                change(account);
                var remains = account is { IsActive: true, Role: Role.Admin, PasswordHash: not null }
                    || await UsableAdmins(context).AnyAsync(row => row.PersonId != personId, cancellationToken);
                if (!remains) return AccountResult.LastAdmin;
                account.SecurityStamp = NewStamp();
                account.ConcurrencyStamp = NewStamp();
                context.Update(account);
                context.Note(actor, time.GetUtcNow(), action, account.UserName, told);
                await context.SaveChangesAsync(cancellationToken);
                return AccountResult.Done;
            },
            cancellationToken);
        if (result == AccountResult.Done) standings.Announce(personId);
        return result;
    }

    private static IQueryable<Account> UsableAdmins(StudioContext context) =>
        context.Accounts.Where(row => row.IsActive && row.Role == Role.Admin && row.PasswordHash != null);
}
