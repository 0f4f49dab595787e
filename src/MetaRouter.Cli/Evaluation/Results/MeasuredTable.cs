using System.Globalization;
using System.Text.Json;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>A table with what its command printed.</summary>
internal sealed record MeasuredTable(ResultTable Table, EvaluationReport Report)
{
    /// <summary>SHA-256 of the outcome table's files.</summary>
    public IEnumerable<(string Name, string Hash)> Hashes => Report.Settings.GetValueOrDefault("outcomes") is JsonElement { ValueKind: JsonValueKind.Object } files
        ? files.EnumerateObject().Select(file => (file.Name, file.Value.GetString() ?? ""))
        : [];

    /// <summary>Heading, command, tables.</summary>
    public string ToMarkdown()
    {
        var metrics = ReportMarkdown.Metrics(Report, Table.Metrics.Count > 0 ? Table.Metrics : null);
        var curves = Table.Curves ? ReportMarkdown.Curves(Report) : "";
        var tables = curves.Length > 0 ? $"{curves}\n{metrics}" : metrics;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"## {Table.Title}\n\n    {Table.Command}\n\n{Rows()}\n\n{tables}");
    }

    private string Rows() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Setting("rows")} rows judged ({Setting("split")}); predictions by {PredictedBy}; seeds {string.Join(", ", Report.Seeds)}.");

    private string PredictedBy => Setting("predictor") switch
    {
        "trained" => "the trained predictors",
        "preference" => "fits to the rows that are known beforehand",
        "left-out" => "fits to rows outside of the group that is judged",
        _ => $"a probe of {Setting("probe")} rows",
    };

    private string Setting(string name) => Convert.ToString(Report.Settings.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? "";
}
