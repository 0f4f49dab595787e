using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>All measured tables, and look-ups into them.</summary>
internal sealed class MeasuredTables(IReadOnlyList<MeasuredTable> tables)
{
    private readonly Dictionary<string, MeasuredTable> _byName = tables.ToDictionary(table => table.Table.Name, StringComparer.Ordinal);

    /// <summary>The tables, in order.</summary>
    public IReadOnlyList<MeasuredTable> All => tables;

    /// <summary>A mean over seeds; not a number where it was not measured or does not exist.</summary>
    public double Mean(string table, string method, string metric) => Spread(table, method, metric)?.Mean ?? double.NaN;

    /// <summary>The same as text, with its spread.</summary>
    public string Text(string table, string method, string metric) => ReportMarkdown.Text(Spread(table, method, metric));

    /// <summary>A link to the page that holds a table.</summary>
    public string Link(string table) => _byName.TryGetValue(table, out var found) ? $"[{found.Table.Page}]({found.Table.Page}.md)" : table;

    private Spread? Spread(string table, string method, string metric) =>
        _byName.GetValueOrDefault(table)?.Report.Results.GetValueOrDefault(method)?.GetValueOrDefault(metric);
}
