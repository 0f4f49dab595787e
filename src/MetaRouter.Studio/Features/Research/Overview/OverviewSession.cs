using MetaRouter.Data.Research;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>The overview of one circuit, without anything that draws.</summary>
public sealed class OverviewSession(OverviewCache overviews, SettingsInUse settings) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    /// <summary>The counts; null before <see cref="LoadAsync"/> has finished.</summary>
    public ResearchOverview? Overview { get; private set; }

    /// <summary>Votes over time; null while there are none.</summary>
    public TimelineModel? Timeline { get; private set; }

    /// <summary>Whether a bar of the timeline is a week, not a day.</summary>
    public bool IsByWeek { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Counts; called whenever the page is opened.</summary>
    public async Task LoadAsync()
    {
        var version = settings.Current.Consent.Version;
        // Off the circuit, which answers others meanwhile: SQLite counts on the calling thread.
        var overview = await Task.Run(() => overviews.ReadAsync(version, _closed.Token), _closed.Token);
        IsByWeek = overview.Days is [var first, .., var last] && last.Day.DayNumber - first.Day.DayNumber > TimelineModel.MostDays;
        Overview = overview;
        Draw();
    }

    /// <summary>Draws the timeline with a bar for each week, or each day.</summary>
    public void Show(bool byWeek)
    {
        IsByWeek = byWeek;
        Draw();
    }

    private void Draw() => Timeline = Overview is { Days.Count: > 0 } overview ? TimelineModel.Of(overview.Days, IsByWeek) : null;
}
