namespace MetaRouter.Core.Budgets;

/// <summary>
/// When a budget begins anew: at local midnight of a time zone. Where clocks jump over midnight a period begins with the first instant of the day; where
/// midnight comes twice, with the first of the two. Consecutive periods meet, without gap or overlap.
/// </summary>
/// <param name="Cycle">How often.</param>
/// <param name="Zone">Whose midnight.</param>
public sealed record BudgetCalendar(BudgetCycle Cycle, TimeZoneInfo Zone)
{
    /// <summary>Every day at midnight UTC.</summary>
    public static BudgetCalendar Daily { get; } = new(BudgetCycle.Day, TimeZoneInfo.Utc);

    /// <summary>The period that an instant lies in.</summary>
    public BudgetSpan At(DateTimeOffset instant)
    {
        if (Cycle == BudgetCycle.None) return new BudgetSpan(DateTimeOffset.UnixEpoch, null);
        var first = FirstDay(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime));
        var end = StartOf(Next(first));
        // After midnight came for the first time clocks may go back into the day before: that belongs to the new period already.
        return instant < end ? new BudgetSpan(StartOf(first), end) : new BudgetSpan(end, StartOf(Next(Next(first))));
    }

    private DateOnly FirstDay(DateOnly day) => Cycle switch
    {
        BudgetCycle.Day => day,
        BudgetCycle.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    private DateOnly Next(DateOnly first) => Cycle switch
    {
        BudgetCycle.Day => first.AddDays(1),
        BudgetCycle.Week => first.AddDays(7),
        _ => first.AddMonths(1),
    };

    private DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (Zone.IsInvalidTime(midnight)) return FirstInstantAfter(midnight);
        var offset = Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    // Where clocks jump over midnight (Beirut, Santiago) the day begins when they jump: read by the new offset, the first minute that exists.
    private DateTimeOffset FirstInstantAfter(DateTime missing)
    {
        while (Zone.IsInvalidTime(missing)) missing = missing.AddMinutes(1);
        return new DateTimeOffset(missing, Zone.GetUtcOffset(missing)).ToUniversalTime();
    }
}
