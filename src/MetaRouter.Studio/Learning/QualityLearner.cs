using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Rewards;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Learning;

/// <summary>
/// Lets everybody's feedback correct what is predicted of candidates, and calls what they are expected to cost: folds the reward log and the ledger, and
/// publishes the pools with what was learned. The single writer of the arms in this process; every process that reads the same log holds the same arms.
/// </summary>
public sealed partial class QualityLearner(CandidatePools pools, IArmSpace space, ITextEncoder encoder, RewardLog log, SpendHistory calls, TimeProvider time, ILogger<QualityLearner> logger) : IDisposable
{
    /// <summary>Lines between two snapshots.</summary>
    private const int SnapshotInterval = 500;

    /// <summary>Calls whose prices are learned from at the start.</summary>
    private const int MostCalls = 2000;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private RewardFold? _fold;
    private OnlineCost _costs = OnlineCost.Empty;
    private long _lastCall;
    private long _snapshotAt;
    private long _sequence;

    /// <summary>The last line that was read.</summary>
    public long Sequence => Volatile.Read(ref _sequence);

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();

    /// <summary>Reads what was logged since the last time, whoever logged it, and publishes the pools if there was anything.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var before = _fold;
            var fold = before ?? await FromSnapshotAsync(cancellationToken);
            var lines = await LinesAsync(fold.Sequence, cancellationToken);
            if (lines.Any(line => line.Reverses <= fold.Sequence))
            {
                // Something that was learned is taken back: learn again from before it.
                fold = await FromSnapshotAsync(cancellationToken);
                lines = await LinesAsync(fold.Sequence, cancellationToken);
                if (lines.Any(line => line.Reverses <= fold.Sequence)) (fold, lines) = (Start(), await LinesAsync(0, cancellationToken));
            }

            var reversed = lines.Select(line => line.Reverses).OfType<long>().ToHashSet();
            fold = lines.Aggregate(fold, (current, line) => current.Next(line, reversed.Contains(line.Sequence)));
            var measured = await calls.MeasuredAsync(_lastCall, MostCalls, cancellationToken);
            if (before is not null && fold.Sequence == before.Sequence && measured.Count == 0) return;
            _fold = fold;
            Volatile.Write(ref _sequence, fold.Sequence);
            foreach (var pool in pools.All.ToList()) pools.Publish(LearnCosts(pool, measured).With(fold.Arms, fold.Sequence));
            if (measured.Count > 0) _lastCall = measured[^1].Sequence;
            await KeepAsync(fold, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Publishes another live pool, with everything applied that was learned before; null when nobody is left in it.</summary>
    public async Task ReplaceLiveAsync(RoutedPool? live, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (live is not null)
            {
                // From the start, as after a restart: calls of candidates that were not in the pool taught nothing.
                var measured = await calls.MeasuredAsync(0, MostCalls, cancellationToken);
                _costs = OnlineCost.Empty;
                live = LearnCosts(live, measured);
                if (measured.Count > 0) _lastCall = measured[^1].Sequence;
                if (_fold is { } fold) live = live.With(fold.Arms, fold.Sequence);
            }

            pools.PublishLive(live);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Catches up after something was stored: what cannot be learned now is learned by whoever catches up next.</summary>
    public async Task LearnAsync()
    {
        try
        {
            await CatchUpAsync(CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotLearned(error);
        }
    }

    private RoutedPool LearnCosts(RoutedPool pool, IReadOnlyList<Charge> measured)
    {
        if (pool.IsRecorded || measured.Count == 0) return pool;
        foreach (var call in measured)
        {
            var index = pool.Candidates.IndexOf(call.CandidateId);
            if (index < 0 || WasBlind(call, pool.Candidates[index], pool.ExpectedCost)) continue;
            _costs = _costs.Learn(
                pool.Candidates[index], new CallUsage(call.ExpectedOutputTokens!.Value, call.OutputTokens!.Value, call.PromptCharacters!.Value, call.InputTokens!.Value));
        }

        return pool.With(_costs);
    }

    // How far off the expectation for a stranger was says nothing about the one that a probe has put in its place.
    private static bool WasBlind(Charge call, CandidateModel candidate, ICostPredictor expected) =>
        expected is CostPredictor lengths && lengths.KnowsLengthsOf(candidate.Id)
        && call.ExpectedOutputTokens == Math.Min(CostPredictor.DefaultOutputTokens, candidate.MaxOutputTokens);

    // Lines of another encoder do not count, so a snapshot belongs to one; the number counts what keys of arms have meant.
    internal string SnapshotVersion => $"{space.Form.Version(space.FeatureSpace)}/{encoder.Version}/2";

    private RewardFold Start() => RewardFold.Start(space, encoder.Version);

    private async Task<RewardFold> FromSnapshotAsync(CancellationToken cancellationToken)
    {
        var start = Start();
        _snapshotAt = 0;
        if (await log.LatestSnapshotAsync(SnapshotVersion, cancellationToken) is not { } snapshot) return start;
        try
        {
            _snapshotAt = snapshot.Sequence;
            return start with { Arms = ArmSet.FromBytes(space.Form, space.FeatureSpace, snapshot.State), Sequence = snapshot.Sequence };
        }
        catch (ArgumentException error)
        {
            LogDamaged(error, snapshot.Sequence);
            return start;
        }
    }

    private async Task<List<LoggedReward>> LinesAsync(long after, CancellationToken cancellationToken)
    {
        var lines = new List<LoggedReward>();
        await foreach (var line in log.ReadAsync(after, cancellationToken)) lines.Add(line);
        return lines;
    }

    private async Task KeepAsync(RewardFold fold, CancellationToken cancellationToken)
    {
        if (fold.Sequence - _snapshotAt < SnapshotInterval) return;
        _snapshotAt = fold.Sequence;
        var snapshot = new QualitySnapshot { FormVersion = SnapshotVersion, Sequence = fold.Sequence, State = fold.Arms.ToBytes(), CreatedAt = time.GetUtcNow() };
        await log.SaveSnapshotAsync(snapshot, fold.Sequence, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was stored could not be learned from yet")]
    private partial void LogNotLearned(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of learned qualities at line {Sequence} cannot be read; they are learned again from the log")]
    private partial void LogDamaged(Exception error, long sequence);
}
