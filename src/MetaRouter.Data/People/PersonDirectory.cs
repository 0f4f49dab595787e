using MetaRouter.Data.Accounts;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.People;

/// <summary>What admins see of a person.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="CreatedAt">When they first came, UTC.</param>
/// <param name="LastSeenAt">When they were last here, UTC.</param>
/// <param name="Account">How they sign in; null for a guest.</param>
/// <param name="Comparisons">How many they have judged, at least 0.</param>
/// <param name="ConsentVersion">The consent text that they agreed to; null for none.</param>
public sealed record ListedPerson(Guid PersonId, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, ListedAccount? Account, int Comparisons, int? ConsentVersion);

/// <summary>What admins see of an account.</summary>
/// <param name="UserName">What they sign in with.</param>
/// <param name="Role">What they may do.</param>
/// <param name="IsActive">Whether it is in use.</param>
/// <param name="HasPassword">Whether they have set a password.</param>
/// <param name="LockedUntil">Until when nobody can sign in, UTC; null when they can.</param>
public sealed record ListedAccount(string UserName, Role Role, bool IsActive, bool HasPassword, DateTimeOffset? LockedUntil);

/// <summary>How many people there are.</summary>
/// <param name="Accounts">With an account.</param>
/// <param name="Guests">Without one.</param>
/// <param name="Erased">Pseudonyms that hold the votes of the erased.</param>
public sealed record PeopleCounts(int Accounts, int Guests, int Erased);

/// <summary>Lists people for admins, a page at a time, each by an index. Those who were erased are in no list.</summary>
public sealed class PersonDirectory(StudioDatabase database)
{
    /// <summary>Most people of one page.</summary>
    public const int MostPerPage = 100;

    /// <summary>How many people there are.</summary>
    public async Task<PeopleCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var accounts = await context.Accounts.CountAsync(cancellationToken);
        var erased = await context.People.CountAsync(person => person.ErasedAt != null, cancellationToken);
        return new PeopleCounts(accounts, await context.People.CountAsync(cancellationToken) - accounts - erased, erased);
    }

    /// <summary>Accounts by name.</summary>
    /// <param name="search">A part of the name in upper case; empty for all.</param>
    /// <param name="after">Only those whose normalized name comes after this one; empty for the first page.</param>
    /// <param name="take">At most so many, 1 … <see cref="MostPerPage"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<ListedPerson>> AccountsAsync(string search, string after, int take, CancellationToken cancellationToken)
    {
        Check(take);
        await using var context = database.CreateContext();
        var accounts = context.Accounts.Where(account => string.Compare(account.NormalizedUserName, after) > 0);
        if (search.Length > 0) accounts = accounts.Where(account => account.NormalizedUserName.Contains(search));
        return await accounts.OrderBy(account => account.NormalizedUserName).Take(take)
            .Join(context.People, account => account.PersonId, person => person.Id, (account, person) => new { account, person })
            .OrderBy(row => row.account.NormalizedUserName)
            .Select(row => new ListedPerson(
                row.person.Id, row.person.CreatedAt, row.person.LastSeenAt,
                new ListedAccount(row.account.UserName, row.account.Role, row.account.IsActive, row.account.PasswordHash != null, row.account.LockedUntil),
                context.Comparisons.Count(comparison => comparison.PersonId == row.person.Id && comparison.VotedAt != null), row.person.ConsentVersion))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Guests, the newest first.</summary>
    /// <param name="only">The one to find; null for all.</param>
    /// <param name="before">Only those who came before this one; null for the first page.</param>
    /// <param name="take">At most so many, 1 … <see cref="MostPerPage"/>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<ListedPerson>> GuestsAsync(Guid? only, Guid? before, int take, CancellationToken cancellationToken)
    {
        Check(take);
        await using var context = database.CreateContext();
        // Identities grow with time, so the primary key is the order of coming.
        var guests = context.People.Where(person => person.IsGuest && person.ErasedAt == null);
        if (only is { } id) guests = guests.Where(person => person.Id == id);
        if (before is { } last) guests = guests.Where(person => person.Id < last);
        return await guests.OrderByDescending(person => person.Id).Take(take)
            .Select(person => new ListedPerson(
                person.Id, person.CreatedAt, person.LastSeenAt, null,
                context.Comparisons.Count(comparison => comparison.PersonId == person.Id && comparison.VotedAt != null), person.ConsentVersion))
            .ToListAsync(cancellationToken);
    }

    private static void Check(int take)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, MostPerPage);
    }
}
