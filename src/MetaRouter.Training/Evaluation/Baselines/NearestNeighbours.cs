using System.Numerics.Tensors;
using MetaRouter.Core.Queries;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>The k-NN baseline: quality and cost of every candidate as means over the 40 nearest learned queries (by cosine).</summary>
internal static class NearestNeighbours
{
    private const int Neighbours = 40;

    /// <summary>Predictions for the judged rows.</summary>
    public static PredictedPool Predict(EvaluationData data, CancellationToken cancellationToken)
    {
        var quality = new double[data.Embeddings.Count][];
        var usd = new double[data.Embeddings.Count][];
        Parallel.For(0, data.Embeddings.Count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, row =>
        {
            var nearest = Nearest(data.Embeddings[row], data.LearnedEmbeddings);
            quality[row] = Means(data.Learned.Quality, nearest);
            usd[row] = Means(data.Learned.CostUsd, nearest);
        });
        return new PredictedPool(data.Predicted.Outcomes, quality, usd);
    }

    private static ReadOnlySpan<int> Nearest(QueryEmbedding query, IReadOnlyList<QueryEmbedding> learned)
    {
        var distances = learned.Select(other => -TensorPrimitives.Dot(query.Values, other.Values)).ToArray();
        int[] order = [.. Enumerable.Range(0, learned.Count)];
        Array.Sort(distances, order);
        return order.AsSpan(0, Math.Min(Neighbours, order.Length));
    }

    private static double[] Means(double[][] values, ReadOnlySpan<int> rows)
    {
        var means = new double[values[0].Length];
        foreach (var row in rows) TensorPrimitives.Add(means, values[row], means);
        TensorPrimitives.Divide(means, rows.Length, means);
        return means;
    }
}
