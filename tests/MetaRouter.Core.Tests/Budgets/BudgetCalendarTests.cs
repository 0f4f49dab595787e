using MetaRouter.Core.Budgets;

namespace MetaRouter.Core.Tests.Budgets;

public sealed class BudgetCalendarTests
{
    [Theory]
    [InlineData(BudgetCycle.Day, "UTC", "2026-11-24T17:00:00Z", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")]
    [InlineData(BudgetCycle.Day, "UTC", "2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")]
    [InlineData(BudgetCycle.Week, "UTC", "2026-11-29T23:59:59Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z")]
    [InlineData(BudgetCycle.Week, "UTC", "2026-11-30T00:00:00Z", "2026-11-30T00:00:00Z", "2026-12-07T00:00:00Z")]
    [InlineData(BudgetCycle.Month, "UTC", "2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z")]
    [InlineData(BudgetCycle.Month, "Pacific/Auckland", "2026-12-31T11:30:00Z", "2026-12-31T11:00:00Z", "2027-01-31T11:00:00Z")]
    // Clocks go forward on 29 March and back on 25 October at 03:00 in Berlin: days of 23 and 25 hours.
    [InlineData(BudgetCycle.Day, "Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData(BudgetCycle.Day, "Europe/Berlin", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData(BudgetCycle.Week, "Europe/Berlin", "2026-10-25T22:59:00Z", "2026-10-18T22:00:00Z", "2026-10-25T23:00:00Z")]
    // There is no midnight in Santiago on 6 September 2026: clocks jump from 00:00 to 01:00.
    [InlineData(BudgetCycle.Day, "America/Santiago", "2026-09-06T12:00:00Z", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z")]
    // Midnight comes twice in Havana on 1 November 2026: clocks go back from 01:00 to 00:00.
    [InlineData(BudgetCycle.Day, "America/Havana", "2026-11-01T05:30:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z")]
    // In Santiago clocks go back from midnight to 23:00 on 4 April 2026: the second 23:30 is still that day.
    [InlineData(BudgetCycle.Day, "America/Santiago", "2026-04-05T03:30:00Z", "2026-04-04T03:00:00Z", "2026-04-05T04:00:00Z")]
    public void At_Instant_LiesInItsPeriod(BudgetCycle cycle, string zone, string instant, string start, string end)
    {
        var span = new BudgetCalendar(cycle, TimeZoneInfo.FindSystemTimeZoneById(zone)).At(Instant(instant));
        Assert.Equal((Instant(start), Instant(end)), (span.StartsAt, span.EndsAt!.Value));
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Santiago")]
    [InlineData("America/Havana")]
    [InlineData("Asia/Beirut")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    public void At_EveryHalfHourOfAYear_PeriodsMeetAndHoldTheInstant(string zone)
    {
        foreach (var cycle in new[] { BudgetCycle.Day, BudgetCycle.Week, BudgetCycle.Month })
        {
            var calendar = new BudgetCalendar(cycle, TimeZoneInfo.FindSystemTimeZoneById(zone));
            var last = calendar.At(Instant("2026-01-01T00:00:00Z"));
            for (var instant = Instant("2026-01-01T00:00:00Z"); instant < Instant("2027-01-02T00:00:00Z"); instant += TimeSpan.FromMinutes(30))
            {
                var span = calendar.At(instant);
                Assert.True(span.StartsAt <= instant && instant < span.EndsAt);
                if (span != last) Assert.Equal(last.EndsAt, span.StartsAt);
                last = span;
            }
        }
    }

    [Fact]
    public void At_NoCycle_NeverEnds() =>
        Assert.Equal(new BudgetSpan(DateTimeOffset.UnixEpoch, null), new BudgetCalendar(BudgetCycle.None, TimeZoneInfo.Utc).At(Instant("2026-11-24T17:00:00Z")));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
