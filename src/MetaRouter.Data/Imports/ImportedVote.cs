using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Imports;

/// <summary>A vote as a file has it.</summary>
internal sealed record ImportedVote
{
    public required string SourceId { get; init; }

    public required string Query { get; init; }

    public required string ModelA { get; init; }

    public required string ModelB { get; init; }

    public required string AnswerA { get; init; }

    public required string AnswerB { get; init; }

    public required ComparisonOutcome Outcome { get; init; }

    public string? Category { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset? JudgedAt { get; init; }

    public string? Judge { get; init; }

    /// <summary>SHA-256 of question, models, answers and outcome, lower-case hexadecimal.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in new[] { Query, ModelA, ModelB, AnswerA, AnswerB, Outcome.ToString() })
        {
            // With its length before it: where one text ends and the next begins is part of the content.
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public ImportedComparison ToComparison(Guid datasetId, string contentHash) => new()
    {
        DatasetId = datasetId, SourceId = SourceId, ContentHash = contentHash, Query = Query, ModelA = ModelA, ModelB = ModelB,
        AnswerA = AnswerA, AnswerB = AnswerB, Outcome = Outcome, Category = Category, Language = Language, JudgedAt = JudgedAt, Judge = Judge,
    };
}
