using MetaRouter.Data.People;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Access;

/// <summary>
/// Everyone who opens a page for persons is one, with an id of their own, kept in a signed cookie that scripts cannot read. The id comes from the
/// cookie alone: nothing a page sends names a person.
/// </summary>
public static class GuestAccess
{
    /// <summary>Name of the cookie.</summary>
    public const string CookieName = "metarouter-person";

    /// <summary>Gives a cookie to whoever opens a page without one, where guests are admitted; too many from one address in a minute are sent away.</summary>
    public static void UseGuestAccess(this IApplicationBuilder app) => app.UseRateLimiter().Use(async (context, next) =>
    {
        if (context.NeedsGuest())
        {
            var people = context.RequestServices.GetRequiredService<PersonStore>();
            await PersonCookie.SetGuestAsync(context, (await people.CreateGuestAsync(context.RequestAborted)).Id);
        }

        await next();
    });

    /// <summary>Whether the request opens a page for persons without a valid cookie, and guests are admitted.</summary>
    internal static bool NeedsGuest(this HttpContext context) =>
        context.User.Identity is not { IsAuthenticated: true }
        && HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && context.GetEndpoint().IsPage() && context.GetEndpoint().IsFor(AccessPolicies.Person)
        && context.RequestServices.GetRequiredService<SettingsInUse>().Current.Access.GuestsAllowed;
}
