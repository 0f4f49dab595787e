using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Pilot;

/// <summary>How good a preference prior is on rows that it did not see.</summary>
internal static class PilotMeasures
{
    /// <summary>Share of the preferences predicted right, and the same by naming the candidate of the higher training accuracy.</summary>
    public static (double Prior, double Means) PairAccuracy(PreferencePrior prior, IReadOnlyList<QueryEmbedding> embeddings, OutcomeTargets targets)
    {
        var readings = prior.Read(embeddings);
        var (pairs, right, means) = (0, 0, 0);
        foreach (var pair in PreferencePairs.Of(targets).All)
        {
            pairs++;
            if (Cosine(pair.Row, pair.Winner) > Cosine(pair.Row, pair.Loser)) right++;
            if (prior.Arms[pair.Winner].Precision < prior.Arms[pair.Loser].Precision) means++;
        }

        return ((double)right / pairs, (double)means / pairs);

        double Cosine(int row, int candidate) => readings[row].Projection.Zip(prior.Arms[candidate].Vector, (one, other) => (double)one * other).Sum();
    }
}
