using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Studio.Features.Usage;

namespace MetaRouter.Studio.Tests.Features.Usage;

public sealed class SpendingTableTests
{
    private static readonly DateOnly First = new(2026, 5, 1);

    [Fact]
    public void Of_Spending_HasTheDearestFirstAndTheNamelessLast()
    {
        var table = SpendingTable.Of(
            [Spent(0, "a", 1), Spent(0, null, 50), Spent(2, "b", 7, estimated: 1), Spent(2, "a", 2)], id => id.ToUpperInvariant());

        Assert.Equal(["B", "A", null], table.Names.AsEnumerable());
        Assert.Equal([First, First.AddDays(2)], table.Days.Select(day => day.Day));
        Assert.Equal([0m, 1m, 50m], table.Days[0].Amounts.Select(amount => amount.Usd));
        Assert.Equal([7m, 3m, 50m], table.Totals.Select(amount => amount.Usd));
        Assert.Equal([true, false, false], table.Totals.Select(amount => amount.IsEstimated));
        Assert.Equal(new SpentAmount(60, 4, true), table.Total);
        Assert.True(table.HasUnnamed);
    }

    [Fact]
    public void Of_TwoCandidatesOfOneName_ShareAColumn()
    {
        var table = SpendingTable.Of([Spent(0, "a", 1), Spent(0, "b", 2)], _ => "Same");

        Assert.Equal(["Same"], table.Names.AsEnumerable());
        Assert.Equal(3, table.Days[0].Amounts[0].Usd);
    }

    [Fact]
    public void Plot_OfATable_HasEveryDayAndTheRestTogether()
    {
        var table = SpendingTable.Of([.. Enumerable.Range(0, 8).Select(index => Spent(3, $"m{index}", 10 - index))], id => id);

        var plot = SpendingPlotModel.Of(table, new SpendingDays(First, First.AddDays(6), TimeZoneInfo.Utc));

        Assert.Equal(7, plot.Days.Count);
        Assert.Equal(("2026-05-01", "2026-05-07"), (plot.Days[0], plot.Days[^1]));
        Assert.Equal(["m0", "m1", "m2", "m3", "m4", UsageText.Others], plot.Series.Select(series => series.Name));
        Assert.Equal([0.0, 0, 0, 5 + 4 + 3, 0, 0, 0], plot.Series[^1].Usd);
        Assert.Equal((double)table.Total.Usd, plot.Series.Sum(series => series.Usd.Sum()), 9);
    }

    private static DaySpending Spent(int day, string? candidate, decimal usd, int estimated = 0) => new(First.AddDays(day), candidate, new Cost(usd), 1, estimated);
}
