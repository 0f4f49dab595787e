using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetaRouter.Training.Evaluation.Reports;

/// <summary>A report as one JSON object, as docs/specs/evaluation.md describes it.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report that <see cref="Write"/> wrote; simple settings come back as text, number or truth value, others as JSON.</summary>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static EvaluationReport Read(string json)
    {
        var report = JsonSerializer.Deserialize<EvaluationReport>(json, Format) ?? throw new JsonException("The report is null.");
        return report with { Settings = report.Settings.ToDictionary(setting => setting.Key, setting => Simple(setting.Value)) };
    }

    private static object? Simple(object? value) => value is not JsonElement element ? value : element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        _ => element,
    };

    /// <summary>Indented JSON.</summary>
    public static string Write(EvaluationReport report) => JsonSerializer.Serialize(report, Format);
}
