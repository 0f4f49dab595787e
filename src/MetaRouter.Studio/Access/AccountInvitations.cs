using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using Microsoft.AspNetCore.Identity;

namespace MetaRouter.Studio.Access;

/// <summary>
/// Links with which people set a password: made by an admin, who hands them over. Each is good once, for a day, and until the password is set in another way.
/// </summary>
public sealed class AccountInvitations
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly AccountStore _accounts;
    private readonly UserManager<Account> _users;
    private readonly NewAccounts _made;

    internal AccountInvitations(AccountStore accounts, UserManager<Account> users, NewAccounts made)
    {
        _accounts = accounts;
        _users = users;
        _made = made;
    }

    /// <summary>Makes an account without a password, and the link to set one.</summary>
    /// <param name="actor">The admin.</param>
    /// <param name="userName">As typed.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Invitation> CreateAsync(Actor actor, string userName, Role role, CancellationToken cancellationToken)
    {
        var made = await _made.InviteAsync(actor, userName, role, cancellationToken);
        return made.Account is { } account ? new Invitation(await LinkAsync(account), account.PersonId, null) : new Invitation(null, null, made.Problem);
    }

    /// <summary>Makes a link to set another password; the present one works until then.</summary>
    public async Task<Invitation> ResetAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        if (await _accounts.FindAsync(personId, cancellationToken) is not { } account) return new Invitation(null, null, AccountProblem.NotFound);
        await _accounts.NoteAsync(actor, "account.password_link_made", account.UserName, cancellationToken);
        return new Invitation(await LinkAsync(account), personId, null);
    }

    /// <summary>Whose password a link sets; null when it is dead.</summary>
    internal async Task<Account?> OpenAsync(Guid personId, string? key, CancellationToken cancellationToken) =>
        key is not null && await _accounts.FindAsync(personId, cancellationToken) is { } account
            && await _users.VerifyUserTokenAsync(account, _users.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, key)
            ? account : null;

    /// <summary>Sets the password; sessions end, and so does a lock.</summary>
    internal async Task<AccountOutcome> AcceptAsync(Guid personId, string? key, string? password, string? again, CancellationToken cancellationToken)
    {
        if (await OpenAsync(personId, key, cancellationToken) is not { } account) return AccountProblem.LinkDead;
        if (AccountRules.OfPassword(account.UserName, password, again) is { } problem) return problem;
        if (!(await _users.ResetPasswordAsync(account, key!, password!)).Succeeded) return AccountProblem.LinkDead;
        await _accounts.ForgiveAsync(personId, cancellationToken);
        return account;
    }

    private async Task<string> LinkAsync(Account account) =>
        $"{StudioUrls.Password}?person={account.PersonId}&key={Uri.EscapeDataString(await _users.GeneratePasswordResetTokenAsync(account))}";
}

/// <summary>A link that sets a password.</summary>
/// <param name="Link">Path and query, to be shown once; null when there is a problem.</param>
/// <param name="PersonId">Whose account; null when there is a problem.</param>
/// <param name="Problem">Why there is no link.</param>
public sealed record Invitation(string? Link, Guid? PersonId, AccountProblem? Problem);
