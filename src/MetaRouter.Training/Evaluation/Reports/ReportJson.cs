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

    /// <summary>Indented JSON.</summary>
    public static string Write(EvaluationReport report) => JsonSerializer.Serialize(report, Format);
}
