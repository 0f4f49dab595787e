using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;

namespace MetaRouter.Training.Quality;

/// <summary>Describes sets of training questions by centroids, as many per set as its share of the questions.</summary>
internal static class TrainingGrounds
{
    private const int LeastCentroids = 8;
    private const double LeastRamp = 0.01;

    /// <param name="embeddings">Of all training questions.</param>
    /// <param name="names">The set that each belongs to.</param>
    /// <param name="options">How many centroids, and where the ramp of familiarity lies.</param>
    /// <param name="random">Draws the first centroids.</param>
    public static (IReadOnlyList<TrainingGround> Grounds, IReadOnlyList<float[]> Centroids) Of(
        IReadOnlyList<QueryEmbedding> embeddings, IReadOnlyList<string> names, PredictorOptions options, Random random)
    {
        var grounds = new List<TrainingGround>();
        var all = new List<float[]>();
        foreach (var set in names.Zip(embeddings).GroupBy(pair => pair.First, pair => pair.Second, StringComparer.Ordinal).OrderBy(set => set.Key, StringComparer.Ordinal))
        {
            var questions = set.ToArray();
            var count = Math.Max(LeastCentroids, (int)((long)options.Centroids * questions.Length / embeddings.Count));
            var centroids = Centroids.Of(questions, count, random);
            var similarities = questions.Select(question => Centroids.Nearest(question, centroids).Similarity).Order().ToArray();
            var (unfamiliar, familiar) = (Quantile(similarities, options.SimilarityQuantiles.Unfamiliar), Quantile(similarities, options.SimilarityQuantiles.Familiar));
            grounds.Add(new TrainingGround(set.Key, all.Count, centroids.Length, unfamiliar, Math.Max(familiar, unfamiliar + LeastRamp)));
            all.AddRange(centroids);
        }

        return (grounds, all);
    }

    private static double Quantile(float[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
}
