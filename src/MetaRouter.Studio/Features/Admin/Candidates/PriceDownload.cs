using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>The candidates' prices as a download, in the format that they are imported in.</summary>
internal static class PriceDownload
{
    /// <summary>Maps the download.</summary>
    public static void MapCandidatePrices(this WebApplication app) => app.MapGet(StudioUrls.CandidatePrices, async (HttpContext context, PoolCatalogue catalogue) =>
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"metarouter-prices.json\"";
        context.Response.Headers.CacheControl = "no-store";
        // A few hundred candidates at most; the response itself takes no synchronous writes.
        using var json = new MemoryStream();
        PriceCatalogueFormat.Write(json, catalogue.Current.Candidates);
        json.Position = 0;
        await json.CopyToAsync(context.Response.Body, context.RequestAborted);
    }).RequireAuthorization(AccessPolicies.Admin);
}
