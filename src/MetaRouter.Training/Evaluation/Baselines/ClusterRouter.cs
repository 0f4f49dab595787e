using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>
/// A router by clusters of queries (after Avengers-Pro, arXiv 2508.12631): every candidate has a mean quality p and mean cost c in each cluster
/// of the learned queries, both scaled to [0, 1] within cluster and pool; a query goes to the largest sum over its four nearest clusters
/// of α p̃ + (1 − α)(1 − c̃). α is swept.
/// </summary>
internal sealed class ClusterRouter
{
    private const int MostClusters = 60;
    private const int RowsPerCluster = 10;
    private const int NearestClusters = 4;

    private readonly double[][] _quality;
    private readonly double[][] _usd;
    private readonly int[][] _nearest;

    /// <param name="data">Clusters come from the learned rows, and every judged row is assigned to the nearest.</param>
    /// <param name="random">Draws the first centres.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ClusterRouter(EvaluationData data, Random random, CancellationToken cancellationToken)
    {
        var count = Math.Clamp(data.LearnedEmbeddings.Count / RowsPerCluster, 1, MostClusters);
        var clusters = SphericalClusters.Fit(data.LearnedEmbeddings, count, random, cancellationToken);
        var members = data.LearnedEmbeddings.Select((embedding, row) => (Row: row, Cluster: clusters.Nearest(embedding, 1)[0]))
            .ToLookup(member => member.Cluster, member => member.Row);
        int[] all = [.. Enumerable.Range(0, data.LearnedEmbeddings.Count)];
        int[][] rows = [.. Enumerable.Range(0, clusters.Count).Select(cluster => members.Contains(cluster) ? members[cluster].ToArray() : all)];
        _quality = [.. rows.Select(cluster => Means(data.Learned.Quality, cluster))];
        _usd = [.. rows.Select(cluster => Means(data.Learned.CostUsd, cluster))];
        _nearest = [.. data.Embeddings.Select(embedding => clusters.Nearest(embedding, NearestClusters))];
    }

    /// <summary>What the router gives for α from 0 to 1 in so many equal steps.</summary>
    public IReadOnlyList<RoutingOutcome> Sweep(RoutedPool routed, int steps = 20)
    {
        var quality = _quality.Select(means => Scaled(means, routed.Candidates)).ToArray();
        var cost = _usd.Select(means => Scaled(means, routed.Candidates)).ToArray();
        return [.. Enumerable.Range(0, steps + 1).Select(step => Route(routed, quality, cost, (double)step / steps))];
    }

    private RoutingOutcome Route(RoutedPool routed, double[][] quality, double[][] cost, double alpha) => routed.Of(row =>
    {
        var best = 0;
        var highest = double.NegativeInfinity;
        for (var candidate = 0; candidate < routed.Candidates.Length; candidate++)
        {
            var score = 0.0;
            foreach (var cluster in _nearest[routed.Rows[row]]) score += alpha * quality[cluster][candidate] + (1 - alpha) * (1 - cost[cluster][candidate]);
            if (score > highest) (best, highest) = (candidate, score);
        }
        return best;
    });

    private static double[] Scaled(double[] means, int[] candidates)
    {
        double[] chosen = [.. candidates.Select(candidate => means[candidate])];
        var (low, high) = (chosen.Min(), chosen.Max());
        return [.. chosen.Select(value => high > low ? (value - low) / (high - low) : 0.5)];
    }

    private static double[] Means(double[][] values, int[] rows) =>
        [.. Enumerable.Range(0, values[0].Length).Select(candidate => rows.Average(row => values[row][candidate]))];
}
