using MetaRouter.Core.Budgets;
using MetaRouter.Studio.Features.Usage;

namespace MetaRouter.Studio.Tests.Features.Usage;

public sealed class SpendingDaysTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    // 23:30 UTC: the 19th there, the 20th in Paris.
    private static readonly DateTimeOffset Now = new(2026, 5, 19, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SpendingSpan.Month, "2026-04-21")]
    [InlineData(SpendingSpan.Week, "2026-05-14")]
    [InlineData(SpendingSpan.Period, "2026-05-01")]
    public void Of_Span_EndsWithTodayOfTheZone(SpendingSpan span, string first)
    {
        var days = SpendingDays.Of(span, new BudgetCalendar(BudgetCycle.Month, Paris), Now, Now);

        Assert.Equal((DateOnly.Parse(first, null), new DateOnly(2026, 5, 20)), (days.First, days.Last));
        Assert.Equal(new DateTimeOffset(2026, 5, 20, 22, 0, 0, TimeSpan.Zero), days.EndsAt);
    }

    [Fact]
    public void Of_BudgetThatNeverBeginsAnew_LooksBackToTheFirstVisit()
    {
        var days = SpendingDays.Of(SpendingSpan.Period, new BudgetCalendar(BudgetCycle.None, TimeZoneInfo.Utc), Now.AddDays(-100), Now);

        Assert.Equal(DateOnly.FromDateTime(Now.AddDays(-100).Date), days.First);
    }

    [Fact]
    public void StartsAt_ClocksWereSetMeanwhile_IsLocalMidnight()
    {
        var days = SpendingDays.Of(SpendingSpan.Month, new BudgetCalendar(BudgetCycle.Month, Paris), Now, new DateTimeOffset(2026, 4, 10, 12, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateTimeOffset(2026, 3, 11, 23, 0, 0, TimeSpan.Zero), days.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 4, 10, 22, 0, 0, TimeSpan.Zero), days.EndsAt);
    }
}
