using MetaRouter.Core.Budgets;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>The time that the page looks back over.</summary>
public enum SpendingSpan
{
    /// <summary>Today and the 29 days before.</summary>
    Month,

    /// <summary>Today and the 6 days before.</summary>
    Week,

    /// <summary>The present period of the person's budget.</summary>
    Period,
}

/// <summary>Days in a row.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, not before <paramref name="First"/>.</param>
/// <param name="Zone">Whose days.</param>
public sealed record SpendingDays(DateOnly First, DateOnly Last, TimeZoneInfo Zone)
{
    /// <summary>When the first day begins, UTC.</summary>
    public DateTimeOffset StartsAt => Day(First).StartsAt;

    /// <summary>When the last day is over, UTC.</summary>
    public DateTimeOffset EndsAt => Day(Last).EndsAt!.Value;

    /// <summary>The days up to today.</summary>
    /// <param name="span">How far back.</param>
    /// <param name="calendar">When the person's budget begins anew, and whose days.</param>
    /// <param name="joined">When the person came: a budget that never begins anew is looked at from then on.</param>
    /// <param name="now">The present moment.</param>
    public static SpendingDays Of(SpendingSpan span, BudgetCalendar calendar, DateTimeOffset joined, DateTimeOffset now)
    {
        var today = DayOf(now, calendar.Zone);
        var first = span switch
        {
            SpendingSpan.Month => today.AddDays(-29),
            SpendingSpan.Week => today.AddDays(-6),
            _ => DayOf(calendar.Cycle == BudgetCycle.None ? joined : calendar.At(now).StartsAt, calendar.Zone),
        };
        return new SpendingDays(first < today ? first : today, today, calendar.Zone);
    }

    private static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    // From noon: there is one on every day, whatever clocks do at midnight.
    private BudgetSpan Day(DateOnly day) => new BudgetCalendar(BudgetCycle.Day, Zone)
        .At(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(12, 0)), Zone), TimeSpan.Zero));
}
