using MetaRouter.Core.Queries;

namespace MetaRouter.Training.Embeddings;

/// <summary>
/// Keeps embeddings on disk, in one folder per encoder version, so that the texts of an outcome table are encoded once. Not safe for concurrent
/// use; several processes may share a folder.
/// </summary>
public sealed class EmbeddingCache
{
    private const int TextsPerFile = 512;

    private readonly ITextEncoder _encoder;
    private readonly string _directory;
    private Dictionary<string, QueryEmbedding>? _known;

    /// <param name="encoder">Encodes what is not on disk; stays the caller's to dispose.</param>
    /// <param name="directory">Root of the cache; <see cref="CacheFolder.Default"/> unless a person names another.</param>
    public EmbeddingCache(ITextEncoder encoder, string directory)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        (_encoder, _directory) = (encoder, Path.Combine(directory, "embeddings", encoder.Version));
    }

    /// <summary>One embedding per text, in order; what is encoded on the way is on disk before the next <see cref="TextsPerFile"/> texts begin.</summary>
    /// <param name="texts">Any texts, with repetitions.</param>
    /// <param name="progress">Told the share, in [0, 1], of the missing texts that is done; not called when none is missing.</param>
    /// <exception cref="IOException">The folder cannot be read or written.</exception>
    public async Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var known = _known ??= await ReadAsync(cancellationToken);
        var keys = texts.Select(EmbeddingFile.KeyOf).ToArray();
        var missing = keys.Zip(texts).Where(pair => !known.ContainsKey(pair.First)).DistinctBy(pair => pair.First).ToArray();
        var done = 0;
        foreach (var part in missing.Chunk(TextsPerFile))
        {
            var embeddings = await _encoder.EncodeAsync([.. part.Select(pair => pair.Second)], cancellationToken);
            var records = part.Zip(embeddings, (pair, embedding) => (Key: pair.First, embedding)).ToArray();
            await EmbeddingFile.WriteAsync(_directory, records, cancellationToken);
            foreach (var (key, embedding) in records) known[key] = embedding;
            done += part.Length;
            progress?.Report((double)done / missing.Length);
        }

        return [.. keys.Select(key => known[key])];
    }

    private async Task<Dictionary<string, QueryEmbedding>> ReadAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_directory);
        var known = new Dictionary<string, QueryEmbedding>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(_directory, EmbeddingFile.Pattern).Order(StringComparer.Ordinal))
            await EmbeddingFile.ReadAsync(path, known, cancellationToken);
        return known;
    }
}
