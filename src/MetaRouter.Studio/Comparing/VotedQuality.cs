using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Comparing;

/// <summary>
/// Lets everybody's votes move what is assumed of candidates that nobody measured. The assumption is a fold over the stored votes; this is
/// its single writer.
/// </summary>
public sealed class VotedQuality(CandidatePools pools, ComparisonStore comparisons) : IDisposable
{
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly HashSet<long> _folded = [];

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();

    /// <summary>Folds all stored votes from the beginning: at start-up, and after a vote was taken back.</summary>
    public Task RebuildAsync(CancellationToken cancellationToken) => WriteAsync(
        async pool =>
        {
            var folded = pool with { Quality = pool.Quality.With(AssumedQualities.For(pool.Candidates)) };
            _folded.Clear();
            await foreach (var vote in comparisons.VotesAsync(cancellationToken))
            {
                folded = Observe(folded, vote);
                _folded.Add(vote.Sequence);
            }

            return folded;
        }, cancellationToken);

    /// <summary>Adds a vote that was just stored; one that a rebuild has folded meanwhile counts once.</summary>
    public Task AddAsync(JudgedComparison vote, CancellationToken cancellationToken) => WriteAsync(
        pool => Task.FromResult(_folded.Contains(vote.Sequence) ? pool : Observe(pool, vote)), cancellationToken);

    private async Task WriteAsync(Func<RoutedPool, Task<RoutedPool>> next, CancellationToken cancellationToken)
    {
        if (!pools.All.Any(pool => pool.AssumesAny)) return;
        await _writing.WaitAsync(cancellationToken);
        try
        {
            foreach (var pool in pools.All.Where(pool => pool.AssumesAny).ToList()) pools.Publish(await next(pool));
        }
        finally
        {
            _writing.Release();
        }
    }

    private static RoutedPool Observe(RoutedPool pool, JudgedComparison vote)
    {
        if (vote.EarlyVote || pool.Candidates.IndexOf(vote.LeftCandidateId) < 0 || pool.Candidates.IndexOf(vote.RightCandidateId) < 0) return pool;
        var assumed = pool.Quality.Assumed.Observe(
            Side(pool, vote.LeftCandidateId, vote.QualityLeft, vote.NormalisedCostLeft),
            Side(pool, vote.RightCandidateId, vote.QualityRight, vote.NormalisedCostRight),
            vote.Choice, vote.PreferenceBefore?.CostWeight ?? 0.5, vote.PricesShown);
        return pool with { Quality = pool.Quality.With(assumed) };
    }

    private static ObservedAnswer Side(RoutedPool pool, string candidateId, double? quality, double? cost)
    {
        var assumed = pool.Quality.Assumed[candidateId];
        var believed = pool.Quality.VarianceOf(candidateId) is { } variance
            ? new QualityPrediction(quality ?? assumed.Mean, variance, QualitySource.Predicted)
            : assumed;
        return new ObservedAnswer(candidateId, believed, cost ?? 0);
    }
}
