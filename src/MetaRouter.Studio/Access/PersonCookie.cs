using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MetaRouter.Studio.Access;

/// <summary>The one cookie: signed, not readable by scripts, the same for guests and accounts.</summary>
internal static class PersonCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    public static void Configure(CookieAuthenticationOptions scheme)
    {
        scheme.Cookie.Name = GuestAccess.CookieName;
        scheme.Cookie.HttpOnly = true;
        scheme.Cookie.SameSite = SameSiteMode.Lax;
        scheme.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        scheme.ExpireTimeSpan = Lifetime;
        scheme.SlidingExpiration = true;
        scheme.LoginPath = StudioUrls.SignIn;
        scheme.ReturnUrlParameter = StudioUrls.ReturnParameter;
        scheme.Events.OnValidatePrincipal = KnowThePersonAsync;
        scheme.Events.OnRedirectToLogin = Refusing.SignInAsync;
        scheme.Events.OnRedirectToAccessDenied = Refusing.ForbidAsync;
    }

    /// <summary>Lets a guest in with this response.</summary>
    public static Task SetGuestAsync(HttpContext context, Guid personId)
    {
        context.User = PersonClaims.OfGuest(personId);
        return context.SignInAsync(context.User, new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Lets an account in with this response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Whose password was right.</param>
    /// <param name="guestBefore">The guest whose history waits for a decision; null for none.</param>
    public static Task SetAccountAsync(HttpContext context, Account account, Guid? guestBefore)
    {
        context.User = PersonClaims.OfAccount(account, guestBefore);
        return context.SignInAsync(context.User, new AuthenticationProperties { IsPersistent = true });
    }

    // Turns away the erased, the deactivated and whoever signed in before a password or role changed; notes now and then who is still here.
    private static async Task KnowThePersonAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var cancellationToken = context.HttpContext.RequestAborted;
        if (context.Principal is not { } user || user.PersonId() is not { } id
            || await services.GetRequiredService<Standings>().FindAsync(id, cancellationToken) is not { } standing || !standing.Admits(user.SecurityStamp()))
            context.RejectPrincipal();
        else if (services.GetRequiredService<TimeProvider>().GetUtcNow() - standing.LastSeenAt >= SeenEvery)
            await services.GetRequiredService<PersonStore>().SeenAsync(id, cancellationToken);
    }
}
