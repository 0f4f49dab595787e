using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>The page of one probe, without anything that draws. Operations come from one circuit, one after the other.</summary>
public sealed class ProbeSession(
    CurrentPerson current, ProbeStore probes, ProbeQuestions questions, ProbeSteering steering, ProbeRuns runs, PoolCatalogue catalogue, TimeProvider time)
{
    /// <summary>Answers on one page of the list.</summary>
    public const int PageSize = 20;

    private Guid _id;
    private IReadOnlyList<ProbeAnswer> _answers = [];

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The probe; null for an unknown one.</summary>
    public Probe? Probe { get; private set; }

    /// <summary>Its questions; null when their set is gone.</summary>
    public AskedSet? Set { get; private set; }

    /// <summary>What it has found out so far.</summary>
    public ProbeResult? Result { get; private set; }

    /// <summary>All its calls so far, judging included.</summary>
    public Cost Spent { get; private set; }

    /// <summary>While it asks in this process.</summary>
    public ProbeProgress? Progress => runs.Find(_id)?.Progress;

    /// <summary>Whether the worst answers come first; else the questions' order.</summary>
    public bool WorstFirst { get; private set; }

    /// <summary>The page of the list, from 0.</summary>
    public int Page { get; private set; }

    /// <summary>How many pages the list has, at least 1.</summary>
    public int Pages => Math.Max(1, (_answers.Count + PageSize - 1) / PageSize);

    /// <summary>The answers on the page.</summary>
    public IEnumerable<ProbeAnswer> Answers =>
        (WorstFirst ? _answers.OrderBy(answer => answer.Quality ?? -1).ThenBy(answer => answer.Index) : _answers.AsEnumerable()).Skip(Page * PageSize).Take(PageSize);

    /// <summary>A candidate's name; its id when it is gone.</summary>
    public string NameOf(string candidateId) => catalogue.Current.Candidate(candidateId)?.Name ?? candidateId;

    /// <summary>The reference of a question; null when it has none.</summary>
    public string? ReferenceOf(ProbeAnswer answer) => Set?.Questions.ElementAtOrDefault(answer.Index)?.Reference;

    /// <summary>The category of a question; null when it has none.</summary>
    public string? CategoryOf(ProbeAnswer answer) => Set?.Questions.ElementAtOrDefault(answer.Index)?.Category;

    /// <summary>Reads the probe.</summary>
    public async Task LoadAsync(Guid probeId, CancellationToken cancellationToken)
    {
        _id = probeId;
        Probe = await probes.FindAsync(probeId, cancellationToken);
        if (Probe is not null)
        {
            Set ??= await questions.FindAsync(Probe.SetId, cancellationToken);
            _answers = await probes.AnswersAsync(probeId, cancellationToken);
            Spent = await probes.SpentAsync(probeId, cancellationToken);
            Result = ProbeResult.Of(_answers, Set?.Questions.ToDictionary(question => question.Index, question => question.Category) ?? []);
        }

        IsLoaded = true;
        Changed?.Invoke();
    }

    /// <summary>Follows the probe while it asks, here or in another process, until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(ProbesSession.Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            if (Probe?.State == ProbeState.Running || Progress is not null) await LoadAsync(_id, cancellationToken);
    }

    /// <summary>Turns to another page.</summary>
    public void Turn(int page) => Page = Math.Clamp(page, 0, Pages - 1);

    /// <summary>Orders the list the other way, from its start.</summary>
    public void Reorder() => (WorstFirst, Page) = (!WorstFirst, 0);

    /// <summary>Asks nothing more.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => DoAsync(steering.StopAsync, cancellationToken);

    /// <summary>Its measurement counts no longer.</summary>
    public Task DiscardAsync(CancellationToken cancellationToken) => DoAsync(steering.DiscardAsync, cancellationToken);

    /// <summary>Goes on; why not, in a sentence, else null.</summary>
    public async Task<string?> ResumeAsync(CancellationToken cancellationToken)
    {
        var result = await steering.ResumeAsync(await current.ActorAsync(), _id, cancellationToken);
        await LoadAsync(_id, cancellationToken);
        return result.Refused;
    }

    private async Task DoAsync(Func<Data.Auditing.Actor, Guid, CancellationToken, Task<bool>> action, CancellationToken cancellationToken)
    {
        await action(await current.ActorAsync(), _id, cancellationToken);
        await LoadAsync(_id, cancellationToken);
    }
}
