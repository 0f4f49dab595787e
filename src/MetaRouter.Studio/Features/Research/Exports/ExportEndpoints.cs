using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Studio.Access;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Datasets for programs, and downloads of finished files. Refusals are JSON in the shape of OpenAI's.</summary>
internal static class ExportEndpoints
{
    /// <summary>Names the moment that a stream is as of: give it as <c>as_of</c> to get the manifest of the same rows.</summary>
    public const string AsOfHeader = "x-metarouter-as-of";

    public static void Map(WebApplication app)
    {
        app.MapGet(StudioUrls.ApiExport, StreamAsync).RequireAuthorization(AccessPolicies.Researcher);
        app.MapGet(StudioUrls.ApiExportManifest, ManifestAsync).RequireAuthorization(AccessPolicies.Researcher);
        app.MapGet(StudioUrls.ResearchExportFile, Download).RequireAuthorization(AccessPolicies.Researcher);
    }

    private static IResult Download(string name, ExportFiles files, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return files.Find(name) is { } path
            ? Results.File(path, "application/zip", name, File.GetLastWriteTimeUtc(path), enableRangeProcessing: true)
            : Results.NotFound();
    }

    private static async Task StreamAsync(string kind, HttpContext context, DatasetExport export, TimeProvider time)
    {
        if (await AskedAsync(kind, context, time) is not var (actor, request)) return;
        var response = context.Response;
        response.ContentType = request switch
        {
            { IsCompressed: true } => "application/gzip",
            { Format: DatasetFormat.Csv } => "text/csv; charset=utf-8",
            _ => "application/jsonl; charset=utf-8",
        };
        response.Headers.ContentDisposition = $"attachment; filename=\"{request.FileName}\"";
        response.Headers.CacheControl = "no-store";
        response.Headers[AsOfHeader] = request.AsOf!.Value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await export.WriteAsync(actor, request, response.Body, null, context.RequestAborted);
    }

    private static async Task ManifestAsync(string kind, HttpContext context, DatasetExport export, TimeProvider time)
    {
        if (await AskedAsync(kind, context, time) is not var (actor, request)) return;
        // All rows once more: what the hash is of is written to nowhere.
        var manifest = await export.WriteAsync(actor, request, Stream.Null, null, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(manifest.ToJson(), context.RequestAborted);
    }

    /// <summary>Who asks for what; null when it was refused.</summary>
    private static async Task<(Actor Actor, DatasetRequest Request)?> AskedAsync(string kind, HttpContext context, TimeProvider time)
    {
        var query = ExportQuery.Of(kind, context.Request.Query);
        if (query.Request is not { } request)
        {
            context.Response.StatusCode = query.Parameter == "kind" && DatasetRequest.KindOf(kind) is null ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            context.Response.ContentType = "application/json; charset=utf-8";
            var body = JsonSerializer.SerializeToUtf8Bytes(
                new { error = new { message = query.Problem, type = "invalid_request_error", param = query.Parameter, code = "invalid_parameter" } });
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
            return null;
        }

        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var actor = new Actor(context.User.PersonId(), context.User.FindFirstValue(ClaimTypes.Name) ?? "");
        return (actor, request with { AsOf = request.AsOf is { } given && given < now ? given : now });
    }
}
