using MetaRouter.Data.Research;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>Which dataset to write.</summary>
public sealed record DatasetRequest
{
    /// <summary>What it holds.</summary>
    public required DatasetKind Kind { get; init; }

    /// <summary>The form of its rows.</summary>
    public DatasetFormat Format { get; init; }

    /// <summary>Which comparisons; withdrawn ones never, whatever it says. Of a bandit log, only the two moments narrow.</summary>
    public ComparisonFilter Filter { get; init; } = ComparisonFilter.All;

    /// <summary>What was judged or decided later is left out; null for the moment at which the export begins.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Whether the data file is compressed with gzip.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>The kind as files and addresses name it, such as <c>arena</c>.</summary>
    public string KindName => Name(Kind);

    /// <summary>Name of the data file.</summary>
    public string FileName => $"{KindName}.{(Format == DatasetFormat.Csv ? "csv" : "jsonl")}{(IsCompressed ? ".gz" : "")}";

    /// <summary>Names the form of the rows; changes whenever a field does.</summary>
    public string Schema => $"metarouter-{KindName}/1";

    /// <summary>Whether the filter says something that this kind has no field for; a caller refuses it then.</summary>
    public bool HasUselessFilter => Kind == DatasetKind.Bandit && Filter with { From = null, Before = null, Withdrawn = null } != ComparisonFilter.All;

    /// <summary>The name of a kind.</summary>
    public static string Name(DatasetKind kind) => kind switch
    {
        DatasetKind.Arena => "arena",
        DatasetKind.Dpo => "dpo",
        DatasetKind.Kto => "kto",
        DatasetKind.Bandit => "bandit",
        DatasetKind.Contexts => "contexts",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind of a name; null if there is none.</summary>
    public static DatasetKind? KindOf(string name) => Enum.GetValues<DatasetKind>().Cast<DatasetKind?>().FirstOrDefault(kind => Name(kind!.Value) == name);
}
