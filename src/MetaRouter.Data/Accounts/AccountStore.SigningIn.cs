using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Accounts;

/// <content>Attempts to sign in.</content>
public sealed partial class AccountStore
{
    /// <summary>
    /// Begins an attempt, before the password is looked at: so guesses made at once count like guesses made one after the other. It counts as a failure
    /// until <see cref="ForgiveAsync"/>.
    /// </summary>
    /// <param name="personId">Whose account.</param>
    /// <param name="most">Attempts before the account is locked, at least 1; the one that locks it is still made.</param>
    /// <param name="lockFor">For how long.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<SignInAttempt> BeginAttemptAsync(Guid personId, int most, TimeSpan lockFor, CancellationToken cancellationToken) => database.WriteAsync(
        personId, async context =>
        {
            var now = time.GetUtcNow();
            var row = context.Accounts.Where(account => account.PersonId == personId);
            if (await row.SingleOrDefaultAsync(cancellationToken) is not { } account) return new SignInAttempt(false, null);
            if (account.LockedUntil > now) return new SignInAttempt(false, account.LockedUntil);
            var failed = account.FailedAttempts + 1;
            DateTimeOffset? lockedUntil = failed >= most ? now + lockFor : null;
            if (lockedUntil is not null) failed = 0;
            await row.ExecuteUpdateAsync(
                update => update.SetProperty(each => each.FailedAttempts, failed).SetProperty(each => each.LockedUntil, lockedUntil), cancellationToken);
            return new SignInAttempt(true, lockedUntil);
        },
        cancellationToken);

    /// <summary>Takes failures and a lock back: whoever signs in is the right one.</summary>
    public Task<int> ForgiveAsync(Guid personId, CancellationToken cancellationToken) => database.WriteAsync(
        personId, context => context.Accounts.Where(account => account.PersonId == personId).ExecuteUpdateAsync(
            update => update.SetProperty(each => each.FailedAttempts, 0).SetProperty(each => each.LockedUntil, (DateTimeOffset?)null), cancellationToken),
        cancellationToken);
}

/// <summary>An attempt to sign in.</summary>
/// <param name="IsAllowed">Whether the password may be looked at.</param>
/// <param name="LockedUntil">Until when nobody can sign in if it is wrong, or whatever it is when it may not be looked at; UTC, null for not at all.</param>
public sealed record SignInAttempt(bool IsAllowed, DateTimeOffset? LockedUntil);
