using System.Collections.Concurrent;

namespace MetaRouter.Studio.Comparing;

/// <summary>The comparisons whose answers are on their way. Pages come and go; runs stay until they are saved.</summary>
public sealed class ComparisonRuns
{
    private readonly ConcurrentDictionary<Guid, ComparisonRun> _runs = new();

    /// <summary>A run of this person's that is still under way; null for a foreign, finished or unknown one.</summary>
    public ComparisonRun? Find(Guid personId, Guid comparisonId) =>
        _runs.TryGetValue(comparisonId, out var run) && run.PersonId == personId ? run : null;

    /// <summary>Number of a person's runs under way.</summary>
    public int CountOf(Guid personId) => _runs.Values.Count(run => run.PersonId == personId);

    internal void Add(ComparisonRun run) => _runs[run.Id] = run;

    internal void Remove(ComparisonRun run) => _runs.TryRemove(run.Id, out _);

    /// <summary>Stops every run and waits until all are saved.</summary>
    public async Task StopAllAsync()
    {
        var runs = _runs.Values.ToList();
        foreach (var run in runs) run.Stop();
        await Task.WhenAll(runs.Select(run => run.Completion));
    }
}
