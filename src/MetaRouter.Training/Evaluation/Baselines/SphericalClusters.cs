using System.Numerics.Tensors;
using MetaRouter.Core.Queries;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>k-means on the unit sphere: embeddings belong to the centre with the largest cosine; centres are renormalised means. Immutable.</summary>
internal sealed class SphericalClusters
{
    private const int Iterations = 12;

    private readonly float[][] _centres;

    private SphericalClusters(float[][] centres) => _centres = centres;

    /// <summary>Number of centres.</summary>
    public int Count => _centres.Length;

    /// <param name="embeddings">At least one.</param>
    /// <param name="count">Centres wanted; at most as many as there are embeddings.</param>
    /// <param name="random">Draws the first centres.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SphericalClusters Fit(IReadOnlyList<QueryEmbedding> embeddings, int count, Random random, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, embeddings.Count)];
        random.Shuffle(order);
        var clusters = new SphericalClusters([.. order.Take(count).Select(index => embeddings[index].Values.ToArray())]);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clusters = clusters.Moved(embeddings);
        }

        return clusters;
    }

    /// <summary>The centres nearest to an embedding, nearest first.</summary>
    public int[] Nearest(QueryEmbedding embedding, int count)
    {
        var similarities = _centres.Select(centre => -TensorPrimitives.Dot(embedding.Values, centre)).ToArray();
        int[] order = [.. Enumerable.Range(0, _centres.Length)];
        Array.Sort(similarities, order);
        return order[..Math.Min(count, order.Length)];
    }

    private SphericalClusters Moved(IReadOnlyList<QueryEmbedding> embeddings)
    {
        var sums = _centres.Select(centre => new float[centre.Length]).ToArray();
        foreach (var embedding in embeddings)
        {
            var sum = sums[Nearest(embedding, 1)[0]];
            TensorPrimitives.Add(sum, embedding.Values, sum);
        }

        return new SphericalClusters([.. sums.Zip(_centres, Normalised)]);
    }

    /// <summary>A centre that lost all its embeddings stays where it was.</summary>
    private static float[] Normalised(float[] sum, float[] before)
    {
        var norm = TensorPrimitives.Norm<float>(sum);
        if (norm < 1e-6f) return before;
        TensorPrimitives.Divide(sum, norm, sum);
        return sum;
    }
}
