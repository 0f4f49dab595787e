using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MetaRouter.Studio.Access;

/// <summary>How a request is refused: a page leads to where people sign in or says what it needs, everything else answers in JSON.</summary>
internal static class Refusing
{
    /// <summary>Nobody is known behind the request.</summary>
    public static Task SignInAsync(RedirectContext<CookieAuthenticationOptions> refused)
    {
        if (!IsPage(refused.HttpContext)) return WriteAsync(refused.HttpContext, StatusCodes.Status401Unauthorized, "sign_in_required", AccessText.SignInRequired);
        refused.Response.Redirect(refused.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>Somebody is known, and may not.</summary>
    public static Task ForbidAsync(RedirectContext<CookieAuthenticationOptions> refused)
    {
        var context = refused.HttpContext;
        if (!IsPage(context)) return WriteAsync(context, StatusCodes.Status403Forbidden, "not_allowed", AccessText.NotAllowed);
        if (context.User.IsGuest() && context.GetEndpoint().IsFor(AccessPolicies.Person))
            // Guests are not admitted now: like everybody without an account they are asked to sign in.
            context.Response.Redirect(StudioUrls.SignInAndReturnTo(context.Request.PathBase + context.Request.Path + context.Request.QueryString));
        else
            // The frame follows, and the page in it says what is needed.
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpContext context) => context.GetEndpoint().IsPage();

    private static async Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(
            JsonSerializer.Serialize(new { error = new { message, type = "access_error", param = (string?)null, code } }), context.RequestAborted);
    }
}
