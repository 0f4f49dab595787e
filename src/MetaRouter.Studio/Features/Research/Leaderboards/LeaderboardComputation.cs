namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>One leaderboard on its way, for everybody who waits for it; it is given up when nobody does any more. Safe for concurrent use.</summary>
internal sealed class LeaderboardComputation : IProgress<double>
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Lock _gate = new();
    private readonly List<IProgress<double>> _waiting = [];
    private volatile bool _isGivenUp;

    /// <summary>The result; not there before <see cref="Start"/>.</summary>
    public Task<ComputedLeaderboard> Result { get; private set; } = null!;

    /// <summary>Whether nobody else should join: it has failed or was given up.</summary>
    public bool IsLost => _isGivenUp || Result.IsFaulted || Result.IsCanceled;

    /// <summary>Begins.</summary>
    public void Start(Func<IProgress<double>, CancellationToken, Task<ComputedLeaderboard>> work) =>
        Result = Task.Run(() => work(this, _abandoned.Token));

    /// <summary>One more who waits, and then calls <see cref="WaitAsync"/>; false when the work was given up.</summary>
    public bool Join(IProgress<double> progress)
    {
        lock (_gate)
        {
            if (_isGivenUp) return false;
            _waiting.Add(progress);
            return true;
        }
    }

    /// <summary>Waits; when the last one stops waiting, so does the work.</summary>
    public async Task<ComputedLeaderboard> WaitAsync(IProgress<double> progress, CancellationToken cancellationToken)
    {
        try
        {
            return await Result.WaitAsync(cancellationToken);
        }
        finally
        {
            bool last;
            lock (_gate)
            {
                _waiting.Remove(progress);
                _isGivenUp = last = _waiting.Count == 0 && !Result.IsCompleted;
            }
            if (last) await _abandoned.CancelAsync();
        }
    }

    /// <inheritdoc />
    public void Report(double value)
    {
        IProgress<double>[] told;
        lock (_gate) told = [.. _waiting];
        foreach (var progress in told) progress.Report(value);
    }
}
