using System.Globalization;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>What the plot of spending shows: bars by day, stacked by candidate. Amounts are US dollars.</summary>
public sealed record SpendingPlotModel
{
    /// <summary>Most candidates with a colour of their own; the rest are drawn together.</summary>
    public const int MostColours = 6;

    private static long _models;

    /// <summary>Grows with every model made; the plot's element carries it as <c>data-plotted</c> once it is drawn.</summary>
    public long Revision { get; } = Interlocked.Increment(ref _models);

    /// <summary>All days without a gap, oldest first, as "2026-05-20".</summary>
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>The same days for people.</summary>
    public required IReadOnlyList<string> DayNames { get; init; }

    /// <summary>From the bottom of the bars to their top.</summary>
    public required IReadOnlyList<SpendingSeries> Series { get; init; }

    /// <summary>The plot of a table.</summary>
    public static SpendingPlotModel Of(SpendingTable table, SpendingDays days)
    {
        var all = Enumerable.Range(0, days.Last.DayNumber - days.First.DayNumber + 1).Select(days.First.AddDays).ToList();
        var spent = table.Days.ToDictionary(day => day.Day);
        var together = table.Names.Length > MostColours;
        var own = together ? MostColours - 1 : table.Names.Length;
        List<SpendingSeries> series = [.. Enumerable.Range(0, own).Select(index => Draw(UsageWords.Name(table.Names[index]), [index]))];
        if (together) series.Add(Draw(UsageText.Others, [.. Enumerable.Range(own, table.Names.Length - own)]));
        return new SpendingPlotModel
        {
            Days = [.. all.Select(day => day.ToString("O", CultureInfo.InvariantCulture))],
            DayNames = [.. all.Select(UsageWords.Day)],
            Series = series,
        };

        SpendingSeries Draw(string name, IReadOnlyList<int> columns)
        {
            var amounts = all.Select(day => spent.TryGetValue(day, out var row)
                ? columns.Select(index => row.Amounts[index]).Aggregate((sum, next) => sum + next) : default).ToList();
            return new SpendingSeries(name, [.. amounts.Select(amount => (double)amount.Usd)], [.. amounts.Select(amount => amount.IsEstimated)]);
        }
    }
}

/// <summary>One candidate's part of the bars, or several candidates' together.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Usd">USD by day.</param>
/// <param name="IsEstimated">By day, whether some of it rests on our own count of tokens.</param>
public sealed record SpendingSeries(string Name, IReadOnlyList<double> Usd, IReadOnlyList<bool> IsEstimated);
