using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MetaRouter.Core.Queries;

namespace MetaRouter.Training.Embeddings;

/// <summary>
/// A file of embeddings: records of the SHA-256 of a text's UTF-16 code units (32 bytes) and its 512 single-precision numbers, little-endian.
/// A file is written once, whole, under a name of its own, so processes may share a folder without locks.
/// </summary>
internal static class EmbeddingFile
{
    public const string Pattern = "*.embeddings";

    private const int HashBytes = 32;
    private const int RecordBytes = HashBytes + QueryEmbedding.Dimensions * sizeof(float);

    public static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

    /// <summary>Adds a file's records; a damaged file gives none, and its texts are encoded again.</summary>
    public static async Task ReadAsync(string path, Dictionary<string, QueryEmbedding> embeddings, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        if (content.Length % RecordBytes != 0) return;
        for (var start = 0; start < content.Length; start += RecordBytes)
        {
            var values = MemoryMarshal.Cast<byte, float>(content.AsSpan(start + HashBytes, RecordBytes - HashBytes)).ToArray();
            embeddings.TryAdd(Convert.ToHexStringLower(content.AsSpan(start, HashBytes)), new QueryEmbedding(values));
        }
    }

    public static async Task WriteAsync(string directory, IEnumerable<(string Key, QueryEmbedding Embedding)> records, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        foreach (var (key, embedding) in records)
        {
            content.Write(Convert.FromHexString(key));
            content.Write(MemoryMarshal.AsBytes(embedding.Values));
        }

        var path = Path.Combine(directory, $"{Guid.CreateVersion7():n}.embeddings");
        await File.WriteAllBytesAsync(path + ".part", content.ToArray(), cancellationToken);
        File.Move(path + ".part", path);
    }
}
