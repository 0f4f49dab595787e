using System.Text.Json;
using MetaRouter.Data.Research;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>What a dataset is, how it was made and what is not in it: <c>manifest.json</c>.</summary>
public sealed record DatasetManifest
{
    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Names the form of the manifest.</summary>
    public string Format { get; init; } = "metarouter-export/1";

    /// <summary>What the dataset holds.</summary>
    public required string Kind { get; init; }

    /// <summary>Names the form of the rows.</summary>
    public required string Schema { get; init; }

    /// <summary>The program that made it.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was judged or decided later is not in it, UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What was asked for; what is null does not narrow.</summary>
    public required ComparisonFilter Filter { get; init; }

    /// <summary>The rules it was made under.</summary>
    public required ExportRules Rules { get; init; }

    /// <summary>Rows in the data file, a header not counted.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of the database that the filter let through.</summary>
    public required long Read { get; init; }

    /// <summary>Rows of the database that were left out, by reason.</summary>
    public required IReadOnlyDictionary<string, long> LeftOut { get; init; }

    /// <summary>Of those left out for personal data, how many for which kind.</summary>
    public required IReadOnlyDictionary<string, long> PersonalData { get; init; }

    /// <summary>Pseudonyms of datasets with the same are comparable; the key itself stays in the database.</summary>
    public required string PseudonymKeyId { get; init; }

    /// <summary>The files beside it.</summary>
    public required IReadOnlyList<DatasetFile> Files { get; init; }

    /// <summary>It as indented JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RowJson.Indented);
}

/// <summary>One file of a dataset.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256, lower-case hexadecimal.</param>
public sealed record DatasetFile(string Name, long Bytes, string Sha256);

/// <summary>How far an export has come.</summary>
/// <param name="Done">Rows of the database that were looked at.</param>
/// <param name="Total">All of them, as counted at the beginning.</param>
public readonly record struct DatasetProgress(long Done, long Total)
{
    /// <summary>The share in [0, 1].</summary>
    public double Share => Total == 0 ? 1 : Math.Min(1, Done / (double)Total);
}
