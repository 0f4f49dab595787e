namespace MetaRouter.Data.Research;

/// <summary>
/// The overview, counted again when a vote has come, was taken back or deleted, or a person's consent has changed; while many vote, at most every
/// <see cref="Youngest"/>. One counts at a time. Safe for concurrent use.
/// </summary>
public sealed class OverviewCache(ComparisonStatistics statistics, TimeProvider time) : IDisposable
{
    /// <summary>An overview younger than this is handed out as it is.</summary>
    public static readonly TimeSpan Youngest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _counting = new(1, 1);
    private (ResearchRevision Revision, DateTimeOffset At, ResearchOverview Overview)? _kept;

    /// <inheritdoc />
    public void Dispose() => _counting.Dispose();

    /// <summary>The overview.</summary>
    /// <param name="consentVersion">The version of the consent text in force; 0 while nobody is asked.</param>
    /// <param name="cancellationToken">Stops waiting and counting.</param>
    public async Task<ResearchOverview> ReadAsync(int consentVersion, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            // Read before counting: what comes meanwhile is counted again the next time.
            var revision = await statistics.RevisionAsync(consentVersion, cancellationToken);
            var now = time.GetUtcNow();
            if (_kept is { } kept && kept.Revision.ConsentVersion == consentVersion)
            {
                if (kept.Revision with { Open = revision.Open } == revision) return kept.Overview with { Open = revision.Open };
                if (now - kept.At < Youngest) return kept.Overview;
            }

            var overview = await statistics.OverviewAsync(consentVersion, cancellationToken);
            _kept = (revision, now, overview);
            return overview;
        }
        finally
        {
            _counting.Release();
        }
    }
}

/// <summary>Differs when an overview would.</summary>
/// <param name="Judged">Comparisons that were judged and stand.</param>
/// <param name="Withdrawn">Comparisons whose vote was taken back.</param>
/// <param name="Open">Comparisons that wait for answers or a vote.</param>
/// <param name="LastVote">When the last one was judged, UTC.</param>
/// <param name="Consenting">People who have agreed to the consent text in force.</param>
/// <param name="ConsentVersion">The version of that text.</param>
public sealed record ResearchRevision(long Judged, long Withdrawn, long Open, DateTimeOffset? LastVote, long Consenting, int ConsentVersion);
