using MetaRouter.Core.Queries;
using MetaRouter.Training.Embeddings;

namespace MetaRouter.Training.Quality;

/// <summary>Queries as predictors see them: embeddings beside unscaled text features. Immutable.</summary>
/// <param name="Embeddings">One per query.</param>
/// <param name="Features">Raw <see cref="TextFeatures"/>, one row per query.</param>
public sealed record QueryInputs(IReadOnlyList<QueryEmbedding> Embeddings, IReadOnlyList<float[]> Features)
{
    /// <summary>Length of a scaled input: embedding, then features.</summary>
    public const int Width = QueryEmbedding.Dimensions + TextFeatures.Count;

    /// <summary>Number of queries.</summary>
    public int Count => Embeddings.Count;

    /// <summary>Encodes texts through a cache.</summary>
    public static async Task<QueryInputs> OfAsync(
        IReadOnlyList<string> texts, EmbeddingCache cache, IProgress<double>? progress, CancellationToken cancellationToken) =>
        new(await cache.EncodeAsync(texts, progress, cancellationToken), [.. texts.Select(TextFeatures.Of)]);

    /// <summary>These queries only.</summary>
    public QueryInputs Select(IReadOnlyList<int> rows) => new([.. rows.Select(row => Embeddings[row])], [.. rows.Select(row => Features[row])]);

    /// <summary>Inputs [row][<see cref="Width"/>] of linear models and networks.</summary>
    public double[][] Scaled(FeatureScaling scaling) =>
        [.. Embeddings.Zip(Features, (embedding, features) => Row(embedding, scaling.Apply(features)))];

    private static double[] Row(QueryEmbedding embedding, float[] features)
    {
        var row = new double[Width];
        for (var index = 0; index < QueryEmbedding.Dimensions; index++) row[index] = embedding.Values[index];
        for (var index = 0; index < features.Length; index++) row[QueryEmbedding.Dimensions + index] = features[index];
        return row;
    }
}
