using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>A probe in the list.</summary>
/// <param name="Probe">As stored.</param>
/// <param name="Standing">How far it has come.</param>
/// <param name="Name">Its candidate's name; the id of one that is gone.</param>
/// <param name="SetName">Its questions.</param>
/// <param name="Progress">While it asks in this process.</param>
public sealed record ProbeRow(Probe Probe, ProbeStanding Standing, string Name, string SetName, ProbeProgress? Progress);

/// <summary>A set of questions in the list.</summary>
/// <param name="Id">Null for those of the answer bank.</param>
/// <param name="Name">For people.</param>
/// <param name="Count">Questions.</param>
/// <param name="MayRemove">Whether no probe was made with it.</param>
public sealed record SetRow(Guid? Id, string Name, int Count, bool MayRemove);

/// <summary>The Probes page, without anything that draws. Operations come from one circuit, one after the other.</summary>
public sealed class ProbesSession(
    CurrentPerson current, ProbeStore probes, QuestionSetStore sets, ProbeQuestions questions, ProbePlanning planning, ProbeSteering steering, ProbeRuns runs,
    PoolCatalogue catalogue, TimeProvider time)
{
    /// <summary>How often a page follows probes that ask.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ProbeRow> Probes { get; private set; } = [];

    /// <summary>The answer bank's first.</summary>
    public IReadOnlyList<SetRow> Sets { get; private set; } = [];

    /// <summary>Who can be measured or judge.</summary>
    public IReadOnlyList<CandidateModel> Candidates { get; private set; } = [];

    /// <summary>What the form asks for; null while it is incomplete.</summary>
    public ProbeRequest? Request { get; private set; }

    /// <summary>What that takes; null while it cannot be done.</summary>
    public ProbePlan? Plan { get; private set; }

    /// <summary>What that costs.</summary>
    public ProbeEstimate? Estimate { get; private set; }

    /// <summary>Why it cannot be done, in a sentence.</summary>
    public string? Refused { get; private set; }

    /// <summary>Reads everything anew.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Candidates = planning.Candidates;
        var inUse = await sets.InUseAsync(cancellationToken);
        var stored = await sets.ListAsync(cancellationToken);
        Sets =
        [
            .. questions.Bank is { } bank ? [new SetRow(null, bank.Name, bank.Questions.Count, MayRemove: false)] : Array.Empty<SetRow>(),
            .. stored.Select(set => new SetRow(set.Id, set.Name, set.Count, !inUse.Contains(set.Id))),
        ];
        Probes =
        [
            .. (await probes.ListAsync(cancellationToken)).Select(row => new ProbeRow(
                row.Probe, row.Standing, catalogue.Current.Candidate(row.Probe.CandidateId)?.Name ?? row.Probe.CandidateId,
                Sets.FirstOrDefault(set => set.Id == row.Probe.SetId)?.Name ?? "", runs.Find(row.Probe.Id)?.Progress)),
        ];
        IsLoaded = true;
        Changed?.Invoke();
    }

    /// <summary>Follows probes that ask, here or in another process, until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            if (Probes.Any(row => row.Probe.State == ProbeState.Running || row.Progress is not null)) await LoadAsync(cancellationToken);
    }

    /// <summary>The form has changed: what would that take and cost?</summary>
    public async Task ConsiderAsync(ProbeRequest? request, CancellationToken cancellationToken)
    {
        (Request, Plan, Estimate, Refused) = (request, null, null, null);
        if (request is null) return;
        var (plan, refused) = await planning.PlanAsync(request, cancellationToken);
        if (!ReferenceEquals(Request, request)) return;
        (Plan, Refused) = (plan, refused);
        Estimate = plan is null ? null : planning.Estimate(plan);
    }

    /// <summary>Begins what the form asks for.</summary>
    /// <returns>The probe; null with <see cref="Refused"/>.</returns>
    public async Task<Guid?> StartAsync(CancellationToken cancellationToken)
    {
        if (Request is not { } request) return null;
        var result = await steering.StartAsync(await current.ActorAsync(), request, cancellationToken);
        Refused = result.Refused;
        await LoadAsync(cancellationToken);
        return result.ProbeId;
    }

    /// <summary>Takes a file of questions, whole or not at all.</summary>
    /// <returns>What is wrong with it; empty when it is stored.</returns>
    public async Task<IReadOnlyList<LineProblem>> UploadAsync(string name, string text, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > QuestionSetStore.MaxNameLength) return [new LineProblem(0, ProbesWords.Format(ProbesText.NameWrong, QuestionSetStore.MaxNameLength))];
        var (read, problems) = QuestionLines.Parse(text);
        if (problems.Count > 0) return problems;
        if (await sets.AddAsync(await current.ActorAsync(), trimmed, read, cancellationToken) == SetUpload.NameTaken) return [new LineProblem(0, ProbesText.NameTaken)];
        await LoadAsync(cancellationToken);
        return [];
    }

    /// <summary>Removes a set; false when a probe was made with it meanwhile.</summary>
    public async Task<bool> RemoveSetAsync(Guid setId, CancellationToken cancellationToken)
    {
        var removal = await sets.RemoveAsync(await current.ActorAsync(), setId, cancellationToken);
        await LoadAsync(cancellationToken);
        return removal != SetRemoval.InUse;
    }
}
