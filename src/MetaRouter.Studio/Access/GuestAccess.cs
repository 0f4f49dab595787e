using System.Security.Claims;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;

namespace MetaRouter.Studio.Access;

/// <summary>
/// Everyone who opens a page is a person with an id of their own, kept in a signed cookie that scripts cannot read. The id comes from the
/// cookie alone: nothing a page sends names a person.
/// </summary>
public static class GuestAccess
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "metarouter-person";

    private static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(400);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);

    /// <summary>Adds the cookie, the keys that sign it, kept in the data directory, and the limits of guests.</summary>
    public static void AddGuestAccess(this IServiceCollection services, StudioOptions options)
    {
        services.AddNewGuestLimit();
        services.AddDataProtection()
            .SetApplicationName("MetaRouter Studio")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataDirectory, "keys")));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(scheme =>
        {
            scheme.Cookie.Name = CookieName;
            scheme.Cookie.HttpOnly = true;
            scheme.Cookie.SameSite = SameSiteMode.Lax;
            scheme.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            scheme.ExpireTimeSpan = CookieLifetime;
            scheme.SlidingExpiration = true;
            scheme.Events.OnValidatePrincipal = KnowThePersonAsync;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Anyone, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(AccessPolicies.Person, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(AccessPolicies.Researcher, policy => policy.RequireRole(nameof(Role.Researcher), nameof(Role.Admin)))
            .AddPolicy(AccessPolicies.Admin, policy => policy.RequireRole(nameof(Role.Admin)));
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentPerson>();
    }

    /// <summary>Gives a cookie to whoever opens a page without one; too many from one address in a minute are sent away.</summary>
    public static void UseGuestAccess(this IApplicationBuilder app) => app.UseRateLimiter().Use(async (context, next) =>
    {
        if (context.NeedsGuest())
        {
            var people = context.RequestServices.GetRequiredService<PersonStore>();
            var person = await people.CreateGuestAsync(context.RequestAborted);
            var identity = new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, person.Id.ToString())], CookieAuthenticationDefaults.AuthenticationScheme);
            context.User = new ClaimsPrincipal(identity);
            await context.SignInAsync(context.User, new AuthenticationProperties { IsPersistent = true });
        }

        await next();
    });

    /// <summary>The person behind a request or circuit; null without a valid cookie.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Whether the request opens a page without a valid cookie. The page for addresses that lead nowhere needs no person.</summary>
    internal static bool NeedsGuest(this HttpContext context) =>
        context.User.Identity is not { IsAuthenticated: true }
        && HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page } && page != typeof(NotFoundPage);

    // Turns away the erased, and notes now and then who is still here.
    private static async Task KnowThePersonAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var people = services.GetRequiredService<PersonStore>();
        if (context.Principal?.PersonId() is not { } id || await people.FindAsync(id, context.HttpContext.RequestAborted) is not { } person)
            context.RejectPrincipal();
        else if (services.GetRequiredService<TimeProvider>().GetUtcNow() - person.LastSeenAt >= SeenEvery)
            await people.SeenAsync(id, context.HttpContext.RequestAborted);
    }
}
