using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>One column of a table of records: a property, or a property of a record inside under a dotted name. Lists are JSON texts.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Read">The value in a row; null where a record on the way is missing.</param>
internal sealed record CsvColumn(string Name, Func<object, object?> Read)
{
    // What spreadsheets take for the beginning of a formula.
    private const string FormulaBeginnings = "=+-@\t\r";

    /// <summary>The columns of a type of rows, in the order of its properties.</summary>
    public static IReadOnlyList<CsvColumn> Of(Type rowType) => [.. ColumnsOf(rowType, "", row => row)];

    /// <summary>The cell of a row; empty for null.</summary>
    public string Cell(object row) => Read(row) switch
    {
        null => "",
        string text => Guarded(text),
        bool flag => flag ? "true" : "false",
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        Enum name => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IEnumerable list => JsonSerializer.Serialize(list, list.GetType(), RowJson.Options),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no form in a table."),
    };

    /// <summary>A text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe. Numbers are never texts.</summary>
    public static string Guarded(string text) => text.Length > 0 && FormulaBeginnings.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static IEnumerable<CsvColumn> ColumnsOf(Type type, string prefix, Func<object, object?> record)
    {
        foreach (var property in RowJson.Options.GetTypeInfo(type).Properties)
        {
            var get = property.Get!;
            object? Read(object row) => record(row) is { } holder ? get(holder) : null;
            var name = prefix + property.Name;
            if (IsRecord(property.PropertyType))
                foreach (var column in ColumnsOf(property.PropertyType, name + ".", Read)) yield return column;
            else
                yield return new CsvColumn(name, Read);
        }
    }

    private static bool IsRecord(Type type) => type.IsClass && type.Namespace == typeof(CsvColumn).Namespace;
}
