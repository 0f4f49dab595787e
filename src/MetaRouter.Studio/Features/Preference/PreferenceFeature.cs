using MetaRouter.Data.People;
using MetaRouter.Studio.Access;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>The My preference page, and the download of one's own data.</summary>
public static class PreferenceFeature
{
    /// <summary>Registers the page's session, one per circuit.</summary>
    public static IServiceCollection AddPreference(this IServiceCollection services) =>
        services.AddSingleton<LatentMap>().AddScoped<PreferenceSession>();

    /// <summary>Maps the download.</summary>
    public static void MapPreference(this WebApplication app) =>
        app.MapGet(StudioUrls.MyData, async (HttpContext context, PersonStore people) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"metarouter-my-data.json\"";
            context.Response.Headers.CacheControl = "no-store";
            await people.ExportAsync(context.User.PersonId()!.Value, context.Response.Body, context.RequestAborted);
        }).RequireAuthorization(AccessPolicies.Person);
}
