using MetaRouter.Data.Imports;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Access;

namespace MetaRouter.Studio.Features.Research.Leaderboards;

/// <summary>One researcher's leaderboard page, without anything that draws. Operations come from one circuit; what is computed gives way to the newest wish.</summary>
public sealed class LeaderboardSession(CurrentPerson current, LeaderboardVotes votes, ComputedLeaderboards computed, TimeProvider time) : IDisposable
{
    /// <summary>How often <see cref="WatchAsync"/> looks for new comparisons.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _closed = new();
    private CancellationTokenSource? _computing;
    private Guid _personId;
    private int _percent;

    /// <summary>Raised when anything on the page may look different, also from other threads.</summary>
    public event Action? Changed;

    /// <summary>What is wished for.</summary>
    public LeaderboardRequest Request { get; private set; } = new(new LeaderboardFilter(), false);

    /// <summary>The datasets there are besides people here.</summary>
    public IReadOnlyList<ImportedDataset> Datasets { get; private set; } = [];

    /// <summary>The categories of the comparisons that are looked at.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>What the page shows: the last one that was computed; null before.</summary>
    public ComputedLeaderboard? Shown { get; private set; }

    /// <summary>Whether another one is on its way.</summary>
    public bool IsComputing => _computing is not null;

    /// <summary>Percent of the way that it has come, 0 … 100.</summary>
    public int Percent => Volatile.Read(ref _percent);

    /// <summary>Whether comparisons have been judged, taken back or imported since.</summary>
    public bool IsOutdated { get; private set; }

    /// <summary>Whether only the researcher's own comparisons count.</summary>
    public bool IsOwn => Request.Filter.PersonId is not null;

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Reads what can be chosen and computes; called whenever the page is opened.</summary>
    public async Task LoadAsync()
    {
        _personId = await current.IdAsync();
        Datasets = await votes.DatasetsAsync(_closed.Token);
        await ComputeAsync();
    }

    /// <summary>Looks at people here, or at an imported dataset; what other filters were chosen counts no longer where it means nothing there.</summary>
    public Task ChooseSourceAsync(Guid? datasetId) => FilterAsync(_ => new LeaderboardFilter { DatasetId = datasetId });

    /// <summary>Everyone's comparisons, or the researcher's own.</summary>
    public Task ChooseOwnAsync(bool own) => FilterAsync(filter => filter with { PersonId = own ? _personId : null });

    /// <summary>One category; null for all.</summary>
    public Task ChooseCategoryAsync(string? category) => FilterAsync(filter => filter with { Category = category });

    /// <summary>Prices on screen, prices hidden, or both.</summary>
    public Task ChoosePricesAsync(bool? shown) => FilterAsync(filter => filter with { PricesShown = shown });

    /// <summary>Whether comparisons count whose names were known.</summary>
    public Task ChooseBlindAsync(bool onlyBlind) => FilterAsync(filter => filter with { OnlyBlind = onlyBlind });

    /// <summary>Whether length and markup are taken out.</summary>
    public Task ChooseStyleControlAsync(bool styleControl)
    {
        Request = Request with { StyleControl = styleControl };
        return ComputeAsync();
    }

    /// <summary>Computes what is wished for, in place of anything on its way.</summary>
    public async Task ComputeAsync()
    {
        _computing?.Cancel();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        _computing = mine;
        Volatile.Write(ref _percent, 0);
        Changed?.Invoke();
        try
        {
            Categories = await votes.CategoriesAsync(Request.Filter.DatasetId, mine.Token);
            var shown = await computed.GetAsync(Request, new Steps(this, mine), mine.Token);
            if (_computing == mine) (Shown, IsOutdated) = (shown, false);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Another wish came, or none: what was shown stays.
        }
        finally
        {
            if (_computing == mine)
            {
                _computing = null;
                Changed?.Invoke();
            }
        }
    }

    /// <summary>Stops what is on its way, and goes back to the wish that is shown.</summary>
    public void Cancel()
    {
        if (Shown is { } shown) Request = shown.Request;
        _computing?.Cancel();
    }

    /// <summary>Notices what is judged meanwhile, until it is cancelled.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (IsOutdated || IsComputing || Shown is not { } shown || await votes.RevisionAsync(cancellationToken) == shown.Revision) continue;
            IsOutdated = true;
            Changed?.Invoke();
        }
    }

    private Task FilterAsync(Func<LeaderboardFilter, LeaderboardFilter> change)
    {
        Request = Request with { Filter = change(Request.Filter) };
        return ComputeAsync();
    }

    /// <summary>Progress in steps that are worth drawing.</summary>
    private sealed class Steps(LeaderboardSession session, CancellationTokenSource mine) : IProgress<double>
    {
        private const int Step = 5;

        public void Report(double value)
        {
            var percent = (int)(100 * value) / Step * Step;
            if (session._computing != mine || percent <= session.Percent) return;
            Volatile.Write(ref session._percent, percent);
            session.Changed?.Invoke();
        }
    }
}
