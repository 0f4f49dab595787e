using System.Globalization;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>An export as the address of a request asks for it, or what is wrong with that.</summary>
/// <param name="Request">The export.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Parameter">With which parameter.</param>
internal readonly record struct ExportQuery(DatasetRequest? Request, string? Problem, string? Parameter)
{
    private static readonly string[] Known = ["format", "gzip", "from", "to", "category", "language", "prices_shown", "as_of"];

    public static ExportQuery Of(string kind, IQueryCollection query)
    {
        if (DatasetRequest.KindOf(kind) is not { } found)
            return Wrong("kind", $"There is no export \"{kind}\"; ask for arena, dpo, kto, bandit or contexts.");
        if (query.Keys.FirstOrDefault(key => !Known.Contains(key, StringComparer.Ordinal)) is { } unknown)
            return Wrong(unknown, $"There is no parameter \"{unknown}\"; the parameters are {string.Join(", ", Known)}.");
        if (query.FirstOrDefault(entry => entry.Value.Count > 1) is { Key: { } twice }) return Wrong(twice, $"Give \"{twice}\" once.");
        if (!TryFormat(query["format"], out var format)) return Wrong("format", "The format is jsonl or csv.");
        if (!TryMoment(query["from"], endOfDay: false, out var from)) return Wrong("from", Moment("from"));
        if (!TryMoment(query["to"], endOfDay: true, out var before)) return Wrong("to", Moment("to"));
        if (!TryMoment(query["as_of"], endOfDay: false, out var asOf)) return Wrong("as_of", Moment("as_of"));
        if (!TryFlag(query["prices_shown"], out var shown)) return Wrong("prices_shown", "prices_shown is true or false.");
        if (!TryFlag(query["gzip"], out var gzip)) return Wrong("gzip", "gzip is true or false.");
        var request = new DatasetRequest
        {
            Kind = found, Format = format, IsCompressed = gzip ?? false, AsOf = asOf,
            Filter = new ComparisonFilter { From = from, Before = before, Category = Given(query["category"]), Language = Given(query["language"]), PricesShown = shown },
        };
        return request.HasUselessFilter
            ? Wrong("kind", "A bandit log can be narrowed by from and to only; its decisions have no category, language or prices.")
            : new ExportQuery(request, null, null);
    }

    /// <summary>A moment, or the beginning (for an end: the end) of a day, UTC. Empty is none.</summary>
    public static bool TryMoment(string? text, bool endOfDay, out DateTimeOffset? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            moment = new DateTimeOffset((endOfDay ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            return true;
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var exact)) return false;
        moment = exact;
        return true;
    }

    private static bool TryFormat(string? text, out DatasetFormat format)
    {
        format = text == "csv" ? DatasetFormat.Csv : DatasetFormat.Jsonl;
        return string.IsNullOrEmpty(text) || text is "csv" or "jsonl";
    }

    private static bool TryFlag(string? text, out bool? flag)
    {
        flag = text switch { "true" => true, "false" => false, _ => null };
        return flag is not null || string.IsNullOrEmpty(text);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Moment(string name) => $"{name} is a day such as 2026-01-31 or a moment such as 2026-01-31T12:00:00Z.";

    private static ExportQuery Wrong(string parameter, string problem) => new(null, problem, parameter);
}
