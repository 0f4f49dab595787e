using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Identity;

namespace MetaRouter.Studio.Access;

/// <summary>Makes accounts: the first admin's, those that people make themselves, those that admins make.</summary>
internal sealed class NewAccounts(AccountStore accounts, UserManager<Account> users, FirstAdminKey firstAdmin, SettingsInUse settings, TimeProvider time)
{
    /// <summary>The first admin, while there is none.</summary>
    /// <param name="key">What the console has printed.</param>
    /// <param name="guestId">The guest who keeps their history; null for a new person.</param>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="again">The same once more.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<AccountOutcome> MakeFirstAdminAsync(
        string? key, Guid? guestId, string? userName, string? password, string? again, CancellationToken cancellationToken)
    {
        if (!firstAdmin.Fits(key)) return AccountProblem.LinkDead;
        var made = await MakeAsync(null, guestId, userName, password, again, Role.Admin, isFirstAdmin: true, cancellationToken);
        if (made.Account is not null || made.Problem == AccountProblem.LinkDead) firstAdmin.Forget();
        return made;
    }

    /// <summary>Somebody's own, while sign-up is open.</summary>
    public async Task<AccountOutcome> SignUpAsync(Guid? guestId, string? userName, string? password, string? again, CancellationToken cancellationToken) =>
        settings.Current.Access.SignUpOpen
            ? await MakeAsync(null, guestId, userName, password, again, Role.User, isFirstAdmin: false, cancellationToken)
            : AccountProblem.SignUpClosed;

    /// <summary>An account that has no password yet.</summary>
    public async Task<AccountOutcome> InviteAsync(Actor actor, string? userName, Role role, CancellationToken cancellationToken) =>
        AccountRules.OfName(userName) is { } problem ? problem : await AddAsync(actor, null, userName!, null, role, isFirstAdmin: false, cancellationToken);

    private async Task<AccountOutcome> MakeAsync(
        Actor? actor, Guid? guestId, string? userName, string? password, string? again, Role role, bool isFirstAdmin, CancellationToken cancellationToken)
    {
        if ((AccountRules.OfName(userName) ?? AccountRules.OfPassword(userName, password, again)) is { } problem) return problem;
        return await AddAsync(actor, guestId, userName!, password, role, isFirstAdmin, cancellationToken);
    }

    private async Task<AccountOutcome> AddAsync(
        Actor? actor, Guid? guestId, string userName, string? password, Role role, bool isFirstAdmin, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var name = userName.Trim();
        var account = new Account
        {
            PersonId = guestId ?? Guid.CreateVersion7(now), CreatedAt = now, UserName = name, NormalizedUserName = users.NormalizeName(name)!,
            Role = role, SecurityStamp = AccountStore.NewStamp(), ConcurrencyStamp = AccountStore.NewStamp(),
        };
        if (password is not null) account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        return await accounts.AddAsync(actor, account, isFirstAdmin, cancellationToken) switch
        {
            AccountResult.Done => account,
            AccountResult.NameTaken => AccountProblem.NameTaken,
            AccountResult.AdminExists => AccountProblem.LinkDead,
            _ => AccountProblem.NotFound,
        };
    }
}
