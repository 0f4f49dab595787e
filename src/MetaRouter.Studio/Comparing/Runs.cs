using System.Collections.Concurrent;

namespace MetaRouter.Studio.Comparing;

/// <summary>Answers on their way, on the server and independent of any page.</summary>
public interface IRun
{
    /// <summary>The comparison or routed answer.</summary>
    Guid Id { get; }

    /// <summary>Whose it is.</summary>
    Guid PersonId { get; }

    /// <summary>Completes when everything is finished and saved.</summary>
    Task Completion { get; }

    /// <summary>Stops what still streams; what has arrived stays.</summary>
    void Stop();
}

/// <summary>The runs that are under way. Pages come and go; runs stay until they are saved.</summary>
public sealed class Runs<TRun>
    where TRun : class, IRun
{
    private readonly ConcurrentDictionary<Guid, TRun> _runs = new();

    /// <summary>A run of this person's that is still under way; null for a foreign, finished or unknown one.</summary>
    public TRun? Find(Guid personId, Guid id) => _runs.TryGetValue(id, out var run) && run.PersonId == personId ? run : null;

    /// <summary>Number of a person's runs under way.</summary>
    public int CountOf(Guid personId) => _runs.Values.Count(run => run.PersonId == personId);

    internal void Add(TRun run) => _runs[run.Id] = run;

    internal void Remove(TRun run) => _runs.TryRemove(run.Id, out _);

    /// <summary>Stops every run and waits until all are saved.</summary>
    public async Task StopAllAsync()
    {
        var runs = _runs.Values.ToList();
        foreach (var run in runs) run.Stop();
        await Task.WhenAll(runs.Select(run => run.Completion));
    }
}
