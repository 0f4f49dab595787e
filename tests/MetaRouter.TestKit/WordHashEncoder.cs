using System.Numerics.Tensors;
using MetaRouter.Core.Queries;

namespace MetaRouter.TestKit;

/// <summary>A text encoder that needs no model: each word adds to one of the dimensions. Alike texts are near each other.</summary>
public sealed class WordHashEncoder : ITextEncoder
{
    public string Version => "word-hash";

    public Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QueryEmbedding>>([.. texts.Select(Encode)]);

    private static QueryEmbedding Encode(string text)
    {
        var values = new float[QueryEmbedding.Dimensions];
        values[0] = 0.1f;
        foreach (var word in text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)) values[Place(word)] += 1;
        TensorPrimitives.Divide(values, TensorPrimitives.Norm(values), values);
        return new QueryEmbedding(values);
    }

    // string.GetHashCode differs from process to process.
    private static int Place(string word) => (int)(word.Aggregate(17u, (hash, letter) => unchecked(hash * 31 + letter)) % QueryEmbedding.Dimensions);
}
