using System.Collections.Concurrent;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Exports under way, one a person: they go on when the page is left, and its next visit finds them. Safe for concurrent use.</summary>
public sealed partial class ExportJobs(DatasetExport export, ExportFiles files, ILogger<ExportJobs> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, ExportJob> _jobs = new();

    /// <summary>The person's export, under way or ended; null if they have begun none.</summary>
    public ExportJob? Find(Guid personId) => _jobs.GetValueOrDefault(personId);

    /// <summary>Begins one; null when one of theirs is under way.</summary>
    public ExportJob? Start(Actor actor, DatasetRequest request)
    {
        var personId = actor.PersonId ?? Guid.Empty;
        var job = new ExportJob(request);
        var kept = _jobs.AddOrUpdate(personId, job, (_, earlier) => earlier.State == ExportJobState.Running ? earlier : job);
        if (!ReferenceEquals(kept, job))
        {
            job.Dispose();
            return null;
        }

        job.Completion = Task.Run(() => RunAsync(job, actor));
        return job;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var job in _jobs.Values)
        {
            job.Cancel();
            await job.Completion;
            job.Dispose();
        }
    }

    private async Task RunAsync(ExportJob job, Actor actor)
    {
        try
        {
            files.RemoveOld();
            var file = await files.MakeAsync(
                job.Request.KindName, stream => export.WriteArchiveAsync(actor, job.Request, stream, job, job.Token), job.Token);
            job.End(ExportJobState.Done, file);
        }
        catch (OperationCanceledException) when (job.Token.IsCancellationRequested)
        {
            job.End(ExportJobState.Cancelled, null);
        }
        catch (Exception error)
        {
            // The edge: nobody awaits this but the page, which says that it failed.
            LogFailed(error);
            job.End(ExportJobState.Failed, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An export failed")]
    private partial void LogFailed(Exception error);
}

/// <summary>How far an export is, or how it ended.</summary>
public enum ExportJobState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>The file is there.</summary>
    Done,

    /// <summary>Stopped by the person, or with the program.</summary>
    Cancelled,

    /// <summary>A fault of the program or of the disk; the log says which.</summary>
    Failed,
}

/// <summary>One export under way. <see cref="Changed"/> is raised on any thread, a few times a second at most.</summary>
public sealed class ExportJob(DatasetRequest request) : IProgress<DatasetProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private int _shownPercent = -1;

    /// <summary>Raised when the progress or the state has changed.</summary>
    public event Action? Changed;

    /// <summary>What is exported.</summary>
    public DatasetRequest Request => request;

    /// <summary>How it stands.</summary>
    public ExportJobState State { get; private set; }

    /// <summary>How far it has come.</summary>
    public DatasetProgress Progress { get; private set; }

    /// <summary>The file, once it is done.</summary>
    public ExportFile? File { get; private set; }

    /// <summary>Ends when it has ended, whatever came of it.</summary>
    public Task Completion { get; internal set; } = Task.CompletedTask;

    internal CancellationToken Token => _cancel.Token;

    /// <summary>Stops it; nothing is left of it then.</summary>
    public void Cancel() => _cancel.Cancel();

    /// <inheritdoc />
    public void Report(DatasetProgress value)
    {
        Progress = value;
        var percent = (int)(100 * value.Share);
        if (percent == _shownPercent) return;
        _shownPercent = percent;
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose() => _cancel.Dispose();

    internal void End(ExportJobState state, ExportFile? file)
    {
        (State, File) = (state, file);
        Changed?.Invoke();
    }
}
