using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>One researcher's page of exports and imports, without anything that draws.</summary>
public sealed class ExportsSession(
    CurrentPerson current, ExportJobs jobs, ExportFiles files, DatasetImport datasets, VoteUploads uploads, SettingsInUse settings) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _importing;
    private Actor? _actor;

    /// <summary>Raised, on any thread, when the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The export under way, or the last one.</summary>
    public ExportJob? Job { get; private set; }

    /// <summary>Finished files of all researchers, newest first.</summary>
    public IReadOnlyList<ExportFile> Files { get; private set; } = [];

    /// <summary>Loaded datasets, newest first.</summary>
    public IReadOnlyList<ImportedDataset> Datasets { get; private set; } = [];

    /// <summary>Whether rows of people who have not consented leave, and whether rows with personal data do.</summary>
    public ResearchSettings Rules => settings.Current.Research;

    /// <summary>Whether people are asked for their consent at all.</summary>
    public bool IsConsentAsked => settings.Current.Consent.Version > 0;

    /// <summary>Share of the file that is being loaded, in [0, 1]; null when none is.</summary>
    public double? ImportShare { get; private set; }

    /// <summary>What became of the last file; null when there was none, or it was given up.</summary>
    public ImportResult? Imported { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        settings.Changed -= OnChanged;
        if (Job is not null) Job.Changed -= OnJob;
        _closed.Cancel();
        _closed.Dispose();
        _importing?.Dispose();
    }

    /// <summary>Reads everything anew; called whenever the page is opened.</summary>
    public async Task LoadAsync()
    {
        settings.Changed -= OnChanged;
        settings.Changed += OnChanged;
        _actor = await current.ActorAsync();
        Follow(jobs.Find(_actor.PersonId!.Value));
        files.RemoveOld();
        await RefreshAsync();
        IsLoaded = true;
        Changed?.Invoke();
    }

    /// <summary>Begins an export; false when one is under way.</summary>
    public bool Export(DatasetRequest request)
    {
        if (_actor is null || jobs.Start(_actor, request) is not { } job) return false;
        Follow(job);
        Changed?.Invoke();
        return true;
    }

    /// <summary>Removes a finished file.</summary>
    public async Task RemoveFileAsync(string name)
    {
        files.Remove(name);
        await RefreshAsync();
        Changed?.Invoke();
    }

    /// <summary>Loads a file of votes.</summary>
    /// <param name="name">What the dataset is to be called.</param>
    /// <param name="file">The file, which the caller closes.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="skipsBadLines">Whether lines that are no votes are passed over.</param>
    public async Task ImportAsync(string name, Stream file, long length, bool skipsBadLines)
    {
        if (_actor is null || ImportShare is not null) return;
        using var importing = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        (_importing, ImportShare, Imported) = (importing, 0, null);
        Changed?.Invoke();
        try
        {
            Imported = await uploads.LoadAsync(_actor, name, file, length, skipsBadLines, new Share(this), importing.Token);
        }
        catch (OperationCanceledException) when (importing.IsCancellationRequested)
        {
            // Given up: nothing was loaded.
        }
        finally
        {
            (_importing, ImportShare) = (null, null);
        }

        if (_closed.IsCancellationRequested) return;
        await RefreshAsync();
        Changed?.Invoke();
    }

    /// <summary>Gives up the file that is being loaded.</summary>
    public void CancelImport() => _importing?.Cancel();

    /// <summary>Removes a dataset with its votes.</summary>
    public async Task RemoveDatasetAsync(Guid datasetId)
    {
        if (_actor is null) return;
        await datasets.RemoveAsync(_actor, datasetId, CancellationToken.None);
        await RefreshAsync();
        Changed?.Invoke();
    }

    private async Task RefreshAsync()
    {
        Files = await files.ListAsync(_closed.Token);
        Datasets = await datasets.ListAsync(_closed.Token);
    }

    private void Follow(ExportJob? job)
    {
        if (Job is not null) Job.Changed -= OnJob;
        Job = job;
        if (job is not null) job.Changed += OnJob;
    }

    private void OnJob() => _ = JobChangedAsync();

    private async Task JobChangedAsync()
    {
        if (Job?.State == ExportJobState.Done && !_closed.IsCancellationRequested) Files = await files.ListAsync(CancellationToken.None);
        Changed?.Invoke();
    }

    private void OnChanged() => Changed?.Invoke();

    private sealed class Share(ExportsSession session) : IProgress<double>
    {
        public void Report(double value)
        {
            if (session.ImportShare is { } shown && value < 1 && value - shown < 0.01) return;
            session.ImportShare = value;
            session.Changed?.Invoke();
        }
    }
}
