using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MetaRouter.Core.Queries;

namespace MetaRouter.Training.OutcomeTables;

/// <summary>Real outcomes of candidates on queries, from JSON Lines files (also .gz). Queries that read the same count once: the first row stays.</summary>
public sealed class OutcomeTable
{
    private const double CompleteShare = 0.99;

    /// <summary>Scores that are corrected for chance can fall a little below 0; anything further out is a mistake.</summary>
    private const double QualityMargin = 0.05;

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="rows">Rows in file order.</param>
    /// <param name="hashes">SHA-256 by file name.</param>
    public OutcomeTable(IEnumerable<OutcomeRow> rows, IReadOnlyDictionary<string, string> hashes) =>
        (Rows, Hashes) = ([.. rows.DistinctBy(row => QueryText.Normalise(row.Query), StringComparer.Ordinal)], hashes);

    /// <summary>The rows.</summary>
    public IReadOnlyList<OutcomeRow> Rows { get; }

    /// <summary>SHA-256 (lower-case hexadecimal) of every file, by file name.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; }

    /// <summary>The candidates present on at least 99 % of the rows, in ordinal order.</summary>
    public IReadOnlyList<string> CompleteCandidates =>
    [
        .. Rows.SelectMany(row => row.Outcomes.Keys).GroupBy(id => id, StringComparer.Ordinal)
            .Where(group => group.Count() >= CompleteShare * Rows.Count).Select(group => group.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads files one after the other.</summary>
    /// <exception cref="OutcomeTableException">A file cannot be read, or a line is not a row; the message names file and line.</exception>
    public static async Task<OutcomeTable> ReadAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var rows = new List<OutcomeRow>();
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                hashes[Path.GetFileName(path)] = await ReadFileAsync(path, rows, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw new OutcomeTableException($"{path} cannot be read: {exception.Message}", exception);
            }
        }

        return new OutcomeTable(rows, hashes);
    }

    private static async Task<string> ReadFileAsync(string path, List<OutcomeRow> rows, CancellationToken cancellationToken)
    {
        string hash;
        await using (var file = File.OpenRead(path)) hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        await using var bytes = File.OpenRead(path);
        await using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var reader = new StreamReader(content);
        for (var number = 1; await reader.ReadLineAsync(cancellationToken) is { } line; number++)
            if (!string.IsNullOrWhiteSpace(line)) rows.Add(Parse(line, path, number));
        return hash;
    }

    private static OutcomeRow Parse(string line, string path, int number)
    {
        try
        {
            var row = JsonSerializer.Deserialize<OutcomeRow>(line, Format) ?? throw new JsonException("The line is null.");
            var bad = row.Outcomes.FirstOrDefault(outcome => outcome.Value is not { Quality: >= -QualityMargin and <= 1 + QualityMargin, CostUsd: null or >= 0 });
            return bad.Key is null ? row with { Outcomes = row.Outcomes.ToDictionary(outcome => outcome.Key, outcome => Cut(outcome.Value)) } : throw new JsonException($"The outcome of '{bad.Key}' needs a quality in [0, 1] and a cost of at least 0, or none.");
        }
        catch (JsonException exception)
        {
            throw new OutcomeTableException($"{path}, line {number} is not a row of an outcome table: {exception.Message}", exception);
        }
    }

    private static Outcome Cut(Outcome outcome) => outcome with { Quality = Math.Clamp(outcome.Quality, 0, 1) };
}
