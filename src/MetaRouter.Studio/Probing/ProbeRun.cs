using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Llm;

namespace MetaRouter.Studio.Probing;

/// <summary>How far a probe has come.</summary>
/// <param name="Total">Questions.</param>
/// <param name="Done">Of them with an answer, and a grade where one can be had, or given up in this run.</param>
/// <param name="Failed">Given up in this run.</param>
/// <param name="Spent">All calls so far, judging included.</param>
/// <param name="Left">Time that the rest takes at the pace so far; null while there is none.</param>
/// <param name="IsStopping">Whether it only waits for calls under way.</param>
public sealed record ProbeProgress(int Total, int Done, int Failed, Cost Spent, TimeSpan? Left, bool IsStopping);

/// <summary>A probe that asks, on the server and independent of any page. Safe for concurrent use.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "The token sources have no timer and no linked token; nothing is left to release.")]
public sealed class ProbeRun(Guid id, ProbePlan plan, Spender spender, int doneBefore, Cost spentBefore, TimeProvider time)
{
    /// <summary>So many failures in a row stop a probe.</summary>
    public const int MostFailures = 5;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();
    private readonly long _started = time.GetTimestamp();
    private int _done;
    private int _failed;
    private int _inARow;
    private Cost _spent = spentBefore;
    private string? _reason;

    /// <summary>The probe.</summary>
    public Guid Id { get; } = id;

    /// <summary>Who takes part.</summary>
    public ProbePlan Plan { get; } = plan;

    /// <summary>Who pays.</summary>
    public Spender Spender { get; } = spender;

    /// <summary>Completes when everything that was asked is stored.</summary>
    public Task Completion { get; internal set; } = Task.CompletedTask;

    /// <summary>How far it has come.</summary>
    public ProbeProgress Progress
    {
        get
        {
            lock (_gate)
            {
                var total = Plan.Set.Questions.Count;
                var left = total - doneBefore - _done;
                TimeSpan? time = _done == 0 ? null : Elapsed / _done * left;
                return new ProbeProgress(total, doneBefore + _done, _failed, _spent, time, _stopping.IsCancellationRequested);
            }
        }
    }

    private TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Why it stopped by itself, for people; null when it did not.</summary>
    internal string? Reason { get { lock (_gate) return _reason; } }

    /// <summary>Cancelled when no further question may be asked.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Cancelled when calls under way must end too.</summary>
    internal CancellationToken Aborting => _aborting.Token;

    /// <summary>Asks nothing more; calls under way come to their end, since they are paid for.</summary>
    /// <param name="reason">For people; null when whoever stops it has said why elsewhere. The first counts.</param>
    public void Stop(string? reason = null)
    {
        lock (_gate) _reason ??= reason;
        _stopping.Cancel();
    }

    /// <summary>Stops, and breaks calls off that are under way: the program ends.</summary>
    internal void Abort(string reason)
    {
        Stop(reason);
        _aborting.Cancel();
    }

    internal void Pay(Cost cost)
    {
        lock (_gate) _spent += cost;
    }

    internal void Succeed()
    {
        lock (_gate) (_done, _inARow) = (_done + 1, 0);
    }

    /// <summary>A question is given up. Several in a row, or one that all others would share, stop the probe in the provider's words.</summary>
    internal void Fail(AnswerFailure failure, string reason)
    {
        bool isEnough;
        lock (_gate)
        {
            (_done, _failed, _inARow) = (_done + 1, _failed + 1, _inARow + 1);
            isEnough = _inARow >= MostFailures
                || failure.Kind is AnswerFailureKind.Unauthorised or AnswerFailureKind.ModelNotFound or AnswerFailureKind.BudgetExhausted;
        }

        if (isEnough) Stop(reason);
    }
}

/// <summary>The probes that ask in this process. Pages come and go; probes stay until everything is stored.</summary>
public sealed class ProbeRuns
{
    private readonly ConcurrentDictionary<Guid, ProbeRun> _runs = new();

    /// <summary>A run under way; null for any other probe.</summary>
    public ProbeRun? Find(Guid probeId) => _runs.GetValueOrDefault(probeId);

    internal void Add(ProbeRun run) => _runs[run.Id] = run;

    internal void Remove(ProbeRun run) => _runs.TryRemove(run.Id, out _);

    /// <summary>Breaks every run off and waits until what was answered is stored.</summary>
    public async Task AbortAllAsync(string reason)
    {
        var runs = _runs.Values.ToList();
        foreach (var run in runs) run.Abort(reason);
        await Task.WhenAll(runs.Select(run => run.Completion));
    }
}
