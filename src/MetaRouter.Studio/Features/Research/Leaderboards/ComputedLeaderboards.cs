using MetaRouter.Core.Leaderboards;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>
/// The leaderboards of this process. Each is computed once for everybody who asks, one at a time, beside what people do, and kept until a comparison is
/// judged, taken back, deleted or imported. Safe for concurrent use.
/// </summary>
public sealed class ComputedLeaderboards(LeaderboardVotes votes) : IDisposable
{
    private const int Kept = 32;

    // One thread stays free for those who ask and vote.
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly Lock _gate = new();
    private readonly Dictionary<LeaderboardRequest, (LeaderboardRevision Revision, LeaderboardComputation Computation)> _known = [];
    private readonly List<LeaderboardRequest> _lastUsed = [];
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _closed = new();

    /// <summary>The leaderboard as of now: at once when nothing has changed since it was computed.</summary>
    /// <param name="request">Which.</param>
    /// <param name="progress">Told the share in [0, 1] that is done, from other threads.</param>
    /// <param name="cancellationToken">Stops waiting, and the work unless somebody else waits for it.</param>
    public async Task<ComputedLeaderboard> GetAsync(LeaderboardRequest request, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var revision = await votes.RevisionAsync(cancellationToken);
        LeaderboardComputation computation;
        lock (_gate)
        {
            do computation = KnownOrStarted(request, revision);
            while (!computation.Join(progress));
        }
        return await computation.WaitAsync(progress, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    private LeaderboardComputation KnownOrStarted(LeaderboardRequest request, LeaderboardRevision revision)
    {
        _lastUsed.Remove(request);
        _lastUsed.Add(request);
        if (_known.TryGetValue(request, out var known) && known.Revision == revision && !known.Computation.IsLost) return known.Computation;

        // An older one goes on for those who wait for it.
        var computation = new LeaderboardComputation();
        computation.Start((progress, cancellationToken) => ComputeAsync(request, revision, progress, cancellationToken));
        _known[request] = (revision, computation);
        if (_lastUsed.Count > Kept)
        {
            _known.Remove(_lastUsed[0]);
            _lastUsed.RemoveAt(0);
        }
        return computation;
    }

    private async Task<ComputedLeaderboard> ComputeAsync(
        LeaderboardRequest request, LeaderboardRevision revision, IProgress<double> progress, CancellationToken abandoned)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(abandoned, _closed.Token);
        await _turn.WaitAsync(either.Token);
        try
        {
            var read = await votes.ReadAsync(request.Filter, request.StyleControl, either.Token);
            var board = Leaderboard.Of(
                read.Comparisons, read.Candidates.Length, new LeaderboardSettings { StyleControl = request.StyleControl, Threads = Threads }, progress, either.Token);
            return new ComputedLeaderboard(request, revision, board, read.Candidates);
        }
        finally
        {
            _turn.Release();
        }
    }
}
