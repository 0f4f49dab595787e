using System.Globalization;
using MetaRouter.Data.Research;

namespace MetaRouter.Studio.Features.Research.Overview;

/// <summary>What the plot of votes over time shows: a bar for each day or week (from Monday), without a gap. Days are UTC.</summary>
public sealed record TimelineModel
{
    /// <summary>More days than this are shown by week at first.</summary>
    public const int MostDays = 120;

    private const int WeekLength = 7;

    private static long _models;

    /// <summary>Grows with every model made; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public long Revision { get; } = Interlocked.Increment(ref _models);

    /// <summary>Whether a bar is a week.</summary>
    public required bool IsByWeek { get; init; }

    /// <summary>First days of the bars, oldest first, as "2026-05-20".</summary>
    public required IReadOnlyList<string> Starts { get; init; }

    /// <summary>The bars for people.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Votes in each bar.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    /// <summary>Bars of days with votes, at least one, oldest first.</summary>
    public static TimelineModel Of(IReadOnlyList<DayCount> days, bool byWeek)
    {
        var length = byWeek ? WeekLength : 1;
        DateOnly Start(DateOnly day) => byWeek ? day.AddDays(-(((int)day.DayOfWeek + 6) % WeekLength)) : day;
        var counts = days.GroupBy(day => Start(day.Day)).ToDictionary(group => group.Key, group => group.Sum(day => day.Count));
        var (first, last) = (Start(days[0].Day), Start(days[^1].Day));
        List<DateOnly> starts = [.. Enumerable.Range(0, (last.DayNumber - first.DayNumber) / length + 1).Select(bar => first.AddDays(bar * length))];
        return new TimelineModel
        {
            IsByWeek = byWeek,
            Starts = [.. starts.Select(day => day.ToString("O", CultureInfo.InvariantCulture))],
            Names = [.. starts.Select(day => OverviewWords.Bar(day, byWeek))],
            Counts = [.. starts.Select(day => counts.GetValueOrDefault(day))],
        };
    }
}
