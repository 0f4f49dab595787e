namespace MetaRouter.Onnx.TextEncoding;

/// <summary>Texts that are encoded in one run, padded to the longest of them.</summary>
/// <param name="Texts">Positions of the texts in the caller's list.</param>
/// <param name="Length">Tokens per text after padding; at least 1.</param>
internal sealed record TokenBatch(IReadOnlyList<int> Texts, int Length)
{
    /// <summary>Token places (texts × length) of a batch: enough for full speed, little enough that a cancellation is seen soon.</summary>
    public const int MaxPlaces = 1024;

    /// <summary>Batches of texts of like length, since cost goes with the padded length. Every text is in exactly one batch.</summary>
    /// <param name="lengths">Tokens of every text, at most <see cref="TextEncoderGraph.MaxTokens"/>.</param>
    public static IEnumerable<TokenBatch> Plan(IReadOnlyList<int> lengths)
    {
        var texts = new List<int>();
        var longest = 1;
        foreach (var text in Enumerable.Range(0, lengths.Count).OrderBy(text => lengths[text]))
        {
            var length = Math.Max(1, lengths[text]);
            if (texts.Count > 0 && (texts.Count + 1) * length > MaxPlaces)
            {
                yield return new(texts, longest);
                texts = [];
            }

            texts.Add(text);
            longest = length;
        }

        if (texts.Count > 0) yield return new(texts, longest);
    }
}
