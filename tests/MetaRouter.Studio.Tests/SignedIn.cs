using System.Security.Claims;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace MetaRouter.Studio.Tests;

/// <summary>A page that was opened with a person's cookie: a guest's, or an account's with a role.</summary>
public sealed class SignedIn(Guid personId, Role? role = null, string userName = "somebody") : AuthenticationStateProvider
{
    /// <summary>What the cookie says.</summary>
    public ClaimsPrincipal User { get; } = role is { } known
        ? PersonClaims.OfAccount(new Account { PersonId = personId, CreatedAt = DateTimeOffset.UnixEpoch, UserName = userName, Role = known, SecurityStamp = "stamp" }, guestBefore: null)
        : PersonClaims.OfGuest(personId);

    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(User));
}
