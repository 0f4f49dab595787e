using System.Globalization;
using System.Text;

namespace MetaRouter.Training.Evaluation.Reports;

/// <summary>A report as Markdown tables: one of metrics, one of curves where all methods share their x. Numbers are mean ± standard deviation over seeds.</summary>
public static class ReportMarkdown
{
    private const string Absent = "–";

    /// <summary>Both tables, with the settings in one line above.</summary>
    public static string Write(EvaluationReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Settings(report)}").AppendLine();
        text.Append(Metrics(report));
        if (Curves(report) is { Length: > 0 } curves) text.AppendLine().Append(curves);
        return text.ToString();
    }

    /// <summary>The metrics, a row per method; of these metrics only, where some are named.</summary>
    public static string Metrics(EvaluationReport report, IReadOnlyCollection<string>? only = null)
    {
        string[] columns = [.. report.Results.Values.SelectMany(metrics => metrics.Keys).Distinct().Where(metric => only is null || only.Contains(metric))];
        return Table(
            ["method", .. columns],
            report.Results.Select(method => (string[])[method.Key, .. columns.Select(column => Text(method.Value.GetValueOrDefault(column)))]));
    }

    /// <summary>The curves, a row per method; empty when they do not share their x.</summary>
    public static string Curves(EvaluationReport report)
    {
        double[][] positions = [.. report.Curves.Values.Select(curve => curve.Select(point => point.X).ToArray())];
        if (positions.Length == 0 || positions.Any(curve => !curve.SequenceEqual(positions[0]))) return "";
        return Table(
            ["x", .. positions[0].Select(x => x.ToString("G4", CultureInfo.InvariantCulture))],
            report.Curves.Select(method => (string[])[method.Key, .. method.Value.Select(point => Text(new Spread(point.Mean, point.Sd)))]));
    }

    /// <summary>Mean ± standard deviation to three decimals; a dash where there is no number.</summary>
    public static string Text(Spread? spread) => spread switch
    {
        { Mean: { } mean, Sd: { } sd } when sd >= 0.0005 => string.Create(CultureInfo.InvariantCulture, $"{Unsigned(mean):F3} ± {sd:F3}"),
        { Mean: { } mean } => string.Create(CultureInfo.InvariantCulture, $"{Unsigned(mean):F3}"),
        _ => Absent,
    };

    /// <summary>No "-0.000".</summary>
    private static double Unsigned(double mean) => Math.Abs(mean) < 0.0005 ? 0 : mean;

    private static string Settings(EvaluationReport report)
    {
        var simple = report.Settings.Where(setting => setting.Value is string or bool or int or double)
            .Select(setting => string.Create(CultureInfo.InvariantCulture, $"{setting.Key} {setting.Value}"));
        return $"{report.Command}: {string.Join(", ", simple)}; seeds {string.Join(", ", report.Seeds)}";
    }

    private static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        Line(header);
        Line(header.Select((_, column) => column == 0 ? "---" : "---:"));
        foreach (var row in rows) Line(row);
        return text.ToString();
    }
}
