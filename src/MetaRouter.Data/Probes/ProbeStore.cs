using MetaRouter.Data.Auditing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Probes;

/// <summary>What became of a wish to let a probe ask.</summary>
public enum ProbeBegin
{
    /// <summary>It runs.</summary>
    Begun,

    /// <summary>Another probe of the candidate runs.</summary>
    AlreadyRunning,

    /// <summary>There is no such probe or set, or it is not one that can go on.</summary>
    NotFound,
}

/// <summary>The measurements of candidates. Each answer is stored in a transaction of its own, so that nothing paid for is lost. Safe for concurrent use.</summary>
public sealed partial class ProbeStore(StudioDatabase database, TimeProvider time)
{
    // "probes" in ASCII.
    internal const long ProbeLock = 0x70726F626573;

    /// <summary>Begins a probe, unless one of the candidate's runs.</summary>
    public Task<ProbeBegin> StartAsync(Actor actor, Probe probe, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(ProbeLock, cancellationToken);
            if (await IsRunningAsync(context, probe.CandidateId, cancellationToken)) return ProbeBegin.AlreadyRunning;
            if (probe.SetId is { } set && !await context.QuestionSets.AnyAsync(row => row.Id == set, cancellationToken)) return ProbeBegin.NotFound;
            context.Add(probe with { State = ProbeState.Running, StartedAt = probe.StartedAt.ToWholeMilliseconds() });
            context.Note(
                actor, time.GetUtcNow(), "probe.started", probe.CandidateId,
                FormattableString.Invariant($"{probe.Count} questions, graded by {probe.JudgeId ?? "references"}, expected {probe.ExpectedCost.Usd:0.######} USD"));
            await context.SaveChangesAsync(cancellationToken);
            return ProbeBegin.Begun;
        },
        cancellationToken);

    /// <summary>Lets a stopped probe go on, unless another of the candidate's runs.</summary>
    public Task<ProbeBegin> ResumeAsync(Actor actor, Guid probeId, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(ProbeLock, cancellationToken);
            if (await context.Probes.SingleOrDefaultAsync(row => row.Id == probeId && row.State == ProbeState.Stopped, cancellationToken) is not { } probe)
                return ProbeBegin.NotFound;
            if (await IsRunningAsync(context, probe.CandidateId, cancellationToken)) return ProbeBegin.AlreadyRunning;
            context.Update(probe with { State = ProbeState.Running, StopReason = null });
            context.Note(actor, time.GetUtcNow(), "probe.resumed", probe.CandidateId);
            await context.SaveChangesAsync(cancellationToken);
            return ProbeBegin.Begun;
        },
        cancellationToken);

    /// <summary>Keeps an answer, or what has become of it since: its grade. A question's later answer takes the place of an earlier one.</summary>
    /// <returns>Whether the probe still runs: whoever asks goes on only then.</returns>
    public Task<bool> SaveAnswerAsync(ProbeAnswer answer, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            var kept = answer with { At = answer.At.ToWholeMilliseconds() };
            if (await context.ProbeAnswers.AnyAsync(row => row.ProbeId == answer.ProbeId && row.Index == answer.Index, cancellationToken)) context.Update(kept);
            else context.Add(kept);
            await context.SaveChangesAsync(cancellationToken);
            return await context.Probes.AnyAsync(row => row.Id == answer.ProbeId && row.State == ProbeState.Running, cancellationToken);
        },
        cancellationToken);

    /// <summary>Stops a probe that runs; it can be resumed.</summary>
    /// <param name="actor">Who; <see cref="Actor.Program"/> when it stops by itself.</param>
    /// <param name="probeId">Which.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False if it did not run.</returns>
    public Task<bool> StopAsync(Actor actor, Guid probeId, string reason, CancellationToken cancellationToken) =>
        MoveAsync(actor, probeId, [ProbeState.Running], "probe.stopped", reason, probe => probe with { State = ProbeState.Stopped, StopReason = reason }, cancellationToken);

    /// <summary>Every question was asked: the measurement counts.</summary>
    /// <returns>False if it did not run.</returns>
    public Task<bool> CompleteAsync(Guid probeId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToWholeMilliseconds();
        return MoveAsync(
            Actor.Program, probeId, [ProbeState.Running], "probe.completed", "", probe => probe with { State = ProbeState.Completed, CompletedAt = now }, cancellationToken);
    }

    /// <summary>The measurement counts no longer; answers and costs stay to be read.</summary>
    /// <returns>False if the probe runs, is unknown or was discarded before.</returns>
    public Task<bool> DiscardAsync(Actor actor, Guid probeId, CancellationToken cancellationToken) =>
        MoveAsync(actor, probeId, [ProbeState.Stopped, ProbeState.Completed], "probe.discarded", "", probe => probe with { State = ProbeState.Discarded }, cancellationToken);

    /// <summary>Probes that a program left running when it ended are stopped.</summary>
    /// <param name="reason">For people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many.</returns>
    public Task<int> InterruptAsync(string reason, CancellationToken cancellationToken) => database.WriteAsync(
        context => context.Probes.Where(probe => probe.State == ProbeState.Running).ExecuteUpdateAsync(
            update => update.SetProperty(probe => probe.State, ProbeState.Stopped).SetProperty(probe => probe.StopReason, reason), cancellationToken),
        cancellationToken);

    private Task<bool> MoveAsync(
        Actor actor, Guid probeId, ProbeState[] from, string action, string details, Func<Probe, Probe> change, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            await context.LockAsync(ProbeLock, cancellationToken);
            if (await context.Probes.SingleOrDefaultAsync(row => row.Id == probeId && from.Contains(row.State), cancellationToken) is not { } probe) return false;
            context.Update(change(probe));
            context.Note(actor, time.GetUtcNow(), action, probe.CandidateId, details);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private static Task<bool> IsRunningAsync(StudioContext context, string candidateId, CancellationToken cancellationToken) =>
        context.Probes.AnyAsync(row => row.CandidateId == candidateId && row.State == ProbeState.Running, cancellationToken);
}
