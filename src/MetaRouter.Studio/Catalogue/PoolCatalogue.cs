using MetaRouter.Data.Candidates;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Catalogue;

/// <summary>
/// Keeps the live pool what the configuration, the entries of admins, the prices that hold, and the measurements say: reads them, tells the directory of clients,
/// and has the learner publish the new pool with everything learned applied. Readers take <see cref="Current"/> once for what they do. Safe for concurrent use.
/// </summary>
public sealed class PoolCatalogue : IDisposable
{
    private readonly CatalogueReader _reader;
    private readonly ProviderKeys _keys;
    private readonly IMeasurements _measurements;
    private readonly ChatClientDirectory _clients;
    private readonly CandidatePools _pools;
    private readonly QualityLearner _learner;
    private readonly TimeProvider _time;
    private readonly CatalogueState _configured;
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private volatile CatalogueState _current;
    private string _measured = "";

    /// <summary>Begins with what the configuration alone gives.</summary>
    public PoolCatalogue(
        CatalogueReader reader, ProviderKeys keys, IMeasurements measurements, ChatClientDirectory clients, CandidatePools pools, QualityLearner learner,
        CatalogueState configured, TimeProvider time)
    {
        (_reader, _keys, _measurements, _clients, _pools, _learner, _time) = (reader, keys, measurements, clients, pools, learner, time);
        _current = _configured = configured;
    }

    /// <summary>Raised when <see cref="Current"/> or the live pool has changed, on any thread, so that open pages can follow.</summary>
    public event Action? Changed;

    /// <summary>What there is.</summary>
    public CatalogueState Current => _current;

    /// <inheritdoc />
    public void Dispose() => _refreshing.Dispose();

    /// <summary>Reads what was changed since the last time, here or by another process, and publishes a new live pool if it makes a difference. Call it after a change.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            var now = _time.GetUtcNow();
            var before = _current;
            // First, so that what is measured while it is read is read again.
            var measured = await _measurements.RevisionAsync(cancellationToken);
            if (measured == _measured && !(before.NextPriceAt <= now) && await _reader.RevisionAsync(cancellationToken) == before.Revision) return;

            var next = _configured.With(await _reader.ReadAsync(cancellationToken), _keys, now);
            // The providers first: nobody may find a candidate in the pool that cannot be called.
            _clients.Replace([.. next.Providers.Select(provider => provider.Access).OfType<ProviderAccess>()]);
            if (measured != _measured || !next.Routable.SequenceEqual(before.Routable))
            {
                var measurements = await _measurements.ReadAsync(cancellationToken);
                await _learner.ReplaceLiveAsync(_pools.NewLive([.. next.Routable], measurements.Grades, measurements.Lengths), cancellationToken);
            }

            _measured = measured;
            _current = next;
        }
        finally
        {
            _refreshing.Release();
        }

        Changed?.Invoke();
    }
}
