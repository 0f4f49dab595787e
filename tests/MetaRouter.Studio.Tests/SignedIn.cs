using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace MetaRouter.Studio.Tests;

/// <summary>A page that was opened with a person's cookie.</summary>
public sealed class SignedIn(Guid personId) : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, personId.ToString())], "test"))));
}
