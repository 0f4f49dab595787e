using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Studio.Controls;

namespace MetaRouter.Studio.Spending;

/// <summary>What a budget without room means, in words.</summary>
public static class BudgetSentence
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Which budget, what is left, and when there is more: "… $0.00 left, $5.00 again on Monday 00:00."</summary>
    public static string Of(BudgetRefused refused)
    {
        var text = refused.Budget.Key switch
        {
            Budget.InstanceKey => SpendingText.RefusedInstance,
            Budget.GuestsKey => SpendingText.RefusedGuests,
            _ => SpendingText.RefusedPerson,
        };
        return string.Format(CultureInfo.CurrentCulture, text, Left(refused.Left, refused.Cap, refused.Budget.Calendar, refused.Span), Money.Format(refused.Asked.Usd));
    }

    /// <summary>"$0.00 left, $5.00 again on Monday 00:00"; without the second half when the budget never begins anew.</summary>
    /// <param name="left">What is neither spent nor held back.</param>
    /// <param name="cap">What there will be again.</param>
    /// <param name="calendar">Whose midnight is meant; its zone is named.</param>
    /// <param name="span">The present period.</param>
    public static string Left(Cost left, Cost cap, BudgetCalendar calendar, BudgetSpan span) => span.EndsAt is not { } end
        ? string.Format(CultureInfo.CurrentCulture, SpendingText.LeftForGood, Dollars(left))
        : string.Format(CultureInfo.CurrentCulture, SpendingText.LeftUntil, Dollars(left), Dollars(cap), When(end, calendar, span));

    private static string When(DateTimeOffset end, BudgetCalendar calendar, BudgetSpan span)
    {
        var local = TimeZoneInfo.ConvertTime(end, calendar.Zone);
        var format = end - span.StartsAt > Week + TimeSpan.FromHours(2) ? SpendingText.DateFormat : SpendingText.WeekdayFormat;
        return $"{local.ToString(format, CultureInfo.CurrentCulture)} {calendar.Zone.Id}";
    }

    // Rounded down: what is shown is there.
    private static string Dollars(Cost cost) => cost.Usd is > 0 and < 0.01m
        ? Money.Format(cost.Usd)
        : "$" + (decimal.Floor(cost.Usd * 100) / 100).ToString("N2", CultureInfo.GetCultureInfo("en-US"));
}
