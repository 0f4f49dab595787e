using System.Numerics.Tensors;
using MetaRouter.Core.Queries;

namespace MetaRouter.Training.Quality;

/// <summary>Spherical k-means: directions that stand for many embeddings.</summary>
internal static class Centroids
{
    private const int Rounds = 12;

    /// <summary>At most <paramref name="count"/> vectors of unit length; a cluster that runs empty disappears.</summary>
    /// <param name="embeddings">At least one.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="random">Draws the first centroids among the embeddings.</param>
    public static float[][] Of(IReadOnlyList<QueryEmbedding> embeddings, int count, Random random)
    {
        var order = Enumerable.Range(0, embeddings.Count).ToArray();
        random.Shuffle(order);
        var centroids = order.Take(count).Select(row => embeddings[row].Values.ToArray()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var sums = centroids.Select(_ => new float[QueryEmbedding.Dimensions]).ToArray();
            foreach (var embedding in embeddings)
            {
                var sum = sums[Nearest(embedding, centroids).Index];
                TensorPrimitives.Add(sum, embedding.Values, sum);
            }

            centroids = [.. sums.Where(sum => TensorPrimitives.Norm<float>(sum) > 1e-6f).Select(Unit)];
        }

        return centroids;
    }

    /// <summary>Position of and similarity to the nearest centroid.</summary>
    public static (int Index, float Similarity) Nearest(QueryEmbedding embedding, IReadOnlyList<float[]> centroids)
    {
        var best = (Index: 0, Similarity: float.NegativeInfinity);
        for (var index = 0; index < centroids.Count; index++)
        {
            var similarity = TensorPrimitives.Dot(embedding.Values, centroids[index]);
            if (similarity > best.Similarity) best = (index, similarity);
        }

        return best;
    }

    private static float[] Unit(float[] sum)
    {
        TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
        return sum;
    }
}
