using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.People;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Probing;

/// <summary>What became of a wish about a probe: the probe, or why not, in a sentence.</summary>
public sealed record SteeringResult(Guid? ProbeId, string? Refused)
{
    internal static SteeringResult Of(Guid probeId) => new(probeId, null);

    internal static SteeringResult Of(string refused) => new(null, refused);
}

/// <summary>Begins, stops, resumes and discards probes.</summary>
public sealed class ProbeSteering(
    ProbeStore store, ProbePlanning planning, ProbeRunner runner, ProbeRuns runs, ProbePublishing publishing, PersonStore people, SpendBudgets budgets, TimeProvider time)
{
    /// <summary>Begins a measurement, if there is money for what it is expected to cost.</summary>
    public async Task<SteeringResult> StartAsync(Actor actor, ProbeRequest request, CancellationToken cancellationToken)
    {
        var (plan, refused) = await planning.PlanAsync(request, cancellationToken);
        if (plan is null) return SteeringResult.Of(refused!);
        if (await PayerAsync(actor, cancellationToken) is not { } payer) return SteeringResult.Of(ProbingText.RefusedPayer);
        var estimate = planning.Estimate(plan);
        if (await planning.BudgetRefusalAsync(payer, estimate.Expected, cancellationToken) is { } poor) return SteeringResult.Of(poor);
        var now = time.GetUtcNow();
        var probe = new Probe
        {
            Id = Guid.CreateVersion7(now),
            CandidateId = plan.Candidate.Id,
            SetId = plan.Set.Id,
            Grading = plan.Grading,
            JudgeId = plan.Judge?.Id,
            Count = plan.Set.Questions.Count,
            ExpectedCost = estimate.Expected,
            StartedBy = payer.Id,
            StartedAt = now,
        };
        var begun = await store.StartAsync(actor, probe, cancellationToken);
        if (begun != ProbeBegin.Begun) return Refusal(begun, plan.Candidate);
        runner.Start(Run(probe, plan, payer, [], Cost.Zero), []);
        return SteeringResult.Of(probe.Id);
    }

    /// <summary>Lets a stopped probe go on with what has no grade yet; whoever resumes it pays.</summary>
    public async Task<SteeringResult> ResumeAsync(Actor actor, Guid probeId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(probeId, cancellationToken) is not { State: ProbeState.Stopped } probe) return SteeringResult.Of(ProbingText.RefusedNotStopped);
        if (runs.Find(probeId) is not null) return SteeringResult.Of(ProbingText.RefusedStillEnding);
        var (plan, refused) = await planning.PlanAsync(new ProbeRequest(probe.CandidateId, probe.SetId, probe.JudgeId), cancellationToken);
        if (plan is null) return SteeringResult.Of(refused!);
        if (await PayerAsync(actor, cancellationToken) is not { } payer) return SteeringResult.Of(ProbingText.RefusedPayer);
        var answers = await store.AnswersAsync(probeId, cancellationToken);
        var share = 1 - answers.Count(ProbeRunner.IsDone) / (decimal)probe.Count;
        if (await planning.BudgetRefusalAsync(payer, new Cost(planning.Estimate(plan).Expected.Usd * share), cancellationToken) is { } poor) return SteeringResult.Of(poor);
        var begun = await store.ResumeAsync(actor, probeId, cancellationToken);
        if (begun != ProbeBegin.Begun) return Refusal(begun, plan.Candidate);
        runner.Start(Run(probe, plan, payer, answers, await store.SpentAsync(probeId, cancellationToken)), answers);
        return SteeringResult.Of(probeId);
    }

    /// <summary>Asks nothing more; calls under way come to their end. False if it did not run.</summary>
    public async Task<bool> StopAsync(Actor actor, Guid probeId, CancellationToken cancellationToken)
    {
        var reason = string.Format(CultureInfo.CurrentCulture, ProbingText.StoppedBy, actor.Name);
        var stopped = await store.StopAsync(actor, probeId, reason, cancellationToken);
        runs.Find(probeId)?.Stop();
        return stopped;
    }

    /// <summary>The measurement counts no longer. False if it still runs, or was discarded before.</summary>
    public async Task<bool> DiscardAsync(Actor actor, Guid probeId, CancellationToken cancellationToken)
    {
        if (!await store.DiscardAsync(actor, probeId, cancellationToken)) return false;
        await publishing.PublishAsync();
        return true;
    }

    private async Task<Person?> PayerAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.PersonId is { } id ? await people.FindAsync(id, cancellationToken) : null;

    private ProbeRun Run(Probe probe, ProbePlan plan, Person payer, IReadOnlyList<ProbeAnswer> answers, Cost spent)
    {
        var spender = new Spender { PersonId = payer.Id, Purpose = ChargePurpose.Probe, TurnId = probe.Id, Budgets = budgets.Of(payer) };
        return new ProbeRun(probe.Id, plan, spender, answers.Count(ProbeRunner.IsDone), spent, time);
    }

    private static SteeringResult Refusal(ProbeBegin begun, CandidateModel candidate) => SteeringResult.Of(begun == ProbeBegin.AlreadyRunning
        ? string.Format(CultureInfo.CurrentCulture, ProbingText.RefusedRunning, candidate.Name)
        : ProbingText.RefusedSet);
}
