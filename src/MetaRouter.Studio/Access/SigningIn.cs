using MetaRouter.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace MetaRouter.Studio.Access;

/// <summary>Looks at user names and passwords. What it answers, and how long it takes, does not tell which names there are.</summary>
internal sealed class SigningIn(AccountStore accounts, UserManager<Account> users, UnknownNames unknown)
{
    // Somebody's, so that looking takes as long for a name that nobody has.
    private static readonly Account Nobody = new() { PersonId = Guid.Empty, CreatedAt = default };
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, AccountStore.NewStamp());

    /// <summary>One attempt.</summary>
    public async Task<SignInOutcome> TryAsync(string? userName, string? password, CancellationToken cancellationToken)
    {
        var name = users.NormalizeName((userName ?? "").Trim()) ?? "";
        var given = password is { Length: <= AccountRules.MaxPasswordLength } ? password : "";
        var account = name.Length <= Account.MaxUserNameLength ? await accounts.FindByNameAsync(name, cancellationToken) : null;
        var attempt = account?.PasswordHash is null
            ? unknown.Begin(name.Length <= Account.MaxUserNameLength ? name : name[..Account.MaxUserNameLength])
            : await BeginAsync(account.PersonId, cancellationToken);
        if (!attempt.IsAllowed) return SignInOutcome.No(attempt.LockedUntil);

        var hasher = users.PasswordHasher;
        if (account?.PasswordHash is not { } hash)
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash, given);
            return SignInOutcome.No(attempt.LockedUntil);
        }

        if (hasher.VerifyHashedPassword(account, hash, given) == PasswordVerificationResult.Failed) return SignInOutcome.No(attempt.LockedUntil);
        await accounts.ForgiveAsync(account.PersonId, cancellationToken);
        return new SignInOutcome(account.IsActive ? account : null, IsDeactivated: !account.IsActive, null);
    }

    /// <summary>Puts another password in place of the present one; sessions elsewhere end.</summary>
    public async Task<AccountOutcome> ChangePasswordAsync(Guid personId, string? present, string? password, string? again, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(personId, cancellationToken) is not { PasswordHash: { } hash } account) return AccountProblem.NotFound;
        if (AccountRules.OfPassword(account.UserName, password, again) is { } problem) return problem;
        if (!(await BeginAsync(personId, cancellationToken)).IsAllowed) return AccountProblem.Locked;
        if (users.PasswordHasher.VerifyHashedPassword(account, hash, present ?? "") == PasswordVerificationResult.Failed) return AccountProblem.PasswordWrong;
        await accounts.ForgiveAsync(personId, cancellationToken);
        var changed = await users.ChangePasswordAsync(account, present!, password!);
        return changed.Succeeded ? account : AccountProblem.Changed;
    }

    /// <summary>Ends all sessions of an account, on every device.</summary>
    public async Task SignOutAsync(Guid personId, CancellationToken cancellationToken)
    {
        while (await accounts.FindAsync(personId, cancellationToken) is { } account && !(await users.UpdateSecurityStampAsync(account)).Succeeded)
        {
            // Changed meanwhile: read again.
        }
    }

    private Task<SignInAttempt> BeginAsync(Guid personId, CancellationToken cancellationToken) =>
        accounts.BeginAttemptAsync(personId, AttemptLimit.Most, AttemptLimit.LockFor, cancellationToken);
}

/// <summary>What became of an attempt to sign in.</summary>
/// <param name="Account">Who is let in; null for nobody.</param>
/// <param name="IsDeactivated">Whether everything was right, but an admin has taken the account out of use.</param>
/// <param name="LockedUntil">Until when nobody can sign in with this name, UTC; null when they can.</param>
internal sealed record SignInOutcome(Account? Account, bool IsDeactivated, DateTimeOffset? LockedUntil)
{
    public static SignInOutcome No(DateTimeOffset? lockedUntil) => new(null, false, lockedUntil);
}

/// <summary>An account that was made or changed, or why it was not.</summary>
internal readonly record struct AccountOutcome(Account? Account, AccountProblem? Problem)
{
    public static implicit operator AccountOutcome(Account account) => new(account, null);

    public static implicit operator AccountOutcome(AccountProblem problem) => new(null, problem);
}
