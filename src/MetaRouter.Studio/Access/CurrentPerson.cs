using System.Security.Claims;
using MetaRouter.Data.Auditing;
using Microsoft.AspNetCore.Components.Authorization;

namespace MetaRouter.Studio.Access;

/// <summary>Who sits before this page. One per circuit.</summary>
public sealed class CurrentPerson(AuthenticationStateProvider authentication)
{
    /// <summary>The person's id.</summary>
    /// <exception cref="MissingCookieException">The page was opened without a cookie.</exception>
    public async Task<Guid> IdAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return state.User.PersonId() ?? throw new MissingCookieException();
    }

    /// <summary>The same as whoever makes a change, with their user name.</summary>
    /// <exception cref="MissingCookieException">The page was opened without a cookie.</exception>
    public async Task<Actor> ActorAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return new Actor(state.User.PersonId() ?? throw new MissingCookieException(), state.User.FindFirstValue(ClaimTypes.Name) ?? "");
    }
}
