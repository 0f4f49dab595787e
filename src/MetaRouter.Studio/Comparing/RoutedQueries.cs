using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Comparing;

/// <summary>What a pool is expected to make of the queries that a person's frontier is drawn over.</summary>
/// <param name="Points">One for each query, at least one.</param>
/// <param name="AreTypical">Whether there is no such query yet, and one of typical length stands in.</param>
public sealed record RoutedPoints(IReadOnlyList<RoutingPoint> Points, bool AreTypical);

/// <summary>
/// The queries that a person's frontier is drawn over, and that pairs are chosen for: their own most recent ones, filled with sample
/// questions.
/// </summary>
public sealed class RoutedQueries(CandidatePools pools, ComparisonStore comparisons, ITextEncoder encoder)
{
    private const int OwnQueries = 200;
    private const int AtLeast = 48;

    /// <summary>What the present pool is expected to make of each query.</summary>
    public async Task<RoutedPoints> PointsAsync(Guid personId, RoutedPool pool, CancellationToken cancellationToken)
    {
        var own = (await comparisons.RecentQueriesAsync(personId, OwnQueries, cancellationToken)).Distinct(StringComparer.Ordinal).ToList();
        var embeddings = await encoder.EncodeAsync(own, cancellationToken);
        var queries = own.Zip(embeddings, (query, embedding) => new PredictionQuery(query, embedding)).ToList();
        var samples = pools.Samples.Where(sample => !own.Contains(sample.Question.Query, StringComparer.Ordinal)).Take(Math.Max(0, AtLeast - own.Count));
        List<RoutingPoint> points = [.. queries.Concat(samples.Select(sample => sample.Query)).Select(query => pool.Predict(query).Point)];
        return points.Count > 0 ? new RoutedPoints(points, AreTypical: false) : new RoutedPoints([pool.Predict(CandidatePools.TypicalQuery).Point], AreTypical: true);
    }
}
