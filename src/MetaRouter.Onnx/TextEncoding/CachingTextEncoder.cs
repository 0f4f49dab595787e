using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>
/// Remembers the embeddings of the texts that were asked for last. Safe for concurrent use. Two callers that miss the same text at once may both
/// have it encoded.
/// </summary>
public sealed class CachingTextEncoder : ITextEncoder
{
    /// <summary>Longer texts (in characters) are encoded anew each time, which bounds the memory that keys take.</summary>
    public const int MaxCachedCharacters = 2_048;

    private readonly ITextEncoder _inner;
    private readonly int _capacity;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Text, QueryEmbedding Embedding)>> _entries = new(StringComparer.Ordinal);

    /// <summary>Latest use first.</summary>
    private readonly LinkedList<(string Text, QueryEmbedding Embedding)> _order = [];

    /// <param name="inner">Encodes what is not remembered; stays the caller's to dispose.</param>
    /// <param name="capacity">Texts that are remembered, at least 1; each takes about 2 KB and its text.</param>
    public CachingTextEncoder(ITextEncoder inner, int capacity)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        (_inner, _capacity) = (inner, capacity);
    }

    /// <inheritdoc/>
    public string Version => _inner.Version;

    /// <inheritdoc/>
    /// <remarks>A text that stands several times in the list is encoded once.</remarks>
    public async Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        cancellationToken.ThrowIfCancellationRequested();
        var known = new Dictionary<string, QueryEmbedding>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            if (Find(text) is { } embedding) known.Add(text, embedding);
            else missing.Add(text);
        }

        if (missing.Count > 0)
        {
            var encoded = await _inner.EncodeAsync(missing, cancellationToken).ConfigureAwait(false);
            foreach (var (text, embedding) in missing.Zip(encoded))
            {
                known.Add(text, embedding);
                Remember(text, embedding);
            }
        }

        return [.. texts.Select(text => known[text])];
    }

    private QueryEmbedding? Find(string text)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(text, out var node)) return null;
            _order.Remove(node);
            _order.AddFirst(node);
            return node.Value.Embedding;
        }
    }

    private void Remember(string text, QueryEmbedding embedding)
    {
        if (text.Length > MaxCachedCharacters) return;
        lock (_lock)
        {
            if (_entries.ContainsKey(text)) return;
            _entries.Add(text, _order.AddFirst((text, embedding)));
            if (_entries.Count <= _capacity) return;
            _entries.Remove(_order.Last!.Value.Text);
            _order.RemoveLast();
        }
    }
}
