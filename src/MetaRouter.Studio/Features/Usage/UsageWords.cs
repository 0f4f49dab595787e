using System.Globalization;
using MetaRouter.Core.Budgets;
using MetaRouter.Data.Budgets;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>How the page speaks about money.</summary>
internal static class UsageWords
{
    // What is saved or lost by less is nothing that a person would notice.
    private const decimal Least = 0.000001m;

    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>What a candidate is called; null for those who are not named.</summary>
    internal static string Name(string? name) => name ?? UsageText.Unnamed;

    /// <summary>"20 May".</summary>
    internal static string Day(DateOnly day) => day.ToString(UsageText.DayFormat, CultureInfo.CurrentCulture);

    /// <summary>Whose money it is.</summary>
    internal static string Title(Budget budget) => budget.Key switch
    {
        Budget.InstanceKey => UsageText.BudgetInstance,
        Budget.GuestsKey => UsageText.BudgetGuests,
        _ => UsageText.BudgetPerson,
    };

    /// <summary>What is left and when there is more; of a budget without a cap, what was spent.</summary>
    internal static string Left(BudgetStatus status) => status.Budget.Cap is { } cap
        ? BudgetSentence.Left(status.Remaining!.Value, cap, status.Budget.Calendar, status.Span)
        : Format(
            status.Budget.Calendar.Cycle switch
            {
                BudgetCycle.Day => UsageText.SpentToday,
                BudgetCycle.Week => UsageText.SpentThisWeek,
                BudgetCycle.Month => UsageText.SpentThisMonth,
                _ => UsageText.SpentSoFar,
            }, Money.Format(status.Spent.Usd));

    /// <summary>What to know once half of a budget or more is spent; null before.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="isOwnWish">Whether the person set the cap.</param>
    internal static string? Alert(BudgetStatus status, bool isOwnWish)
    {
        var (title, spent) = (Title(status.Budget), Money.Format(status.Spent.Usd));
        var text = status.Level switch
        {
            BudgetLevel.Half => Format(UsageText.AlertHalf, title, spent, Money.Format(status.Budget.Cap!.Value.Usd)),
            BudgetLevel.Most => Format(UsageText.AlertMost, title, spent, Money.Format(status.Budget.Cap!.Value.Usd)),
            BudgetLevel.All => Format(UsageText.AlertAll, title, Left(status)),
            _ => null,
        };
        return text is not null && isOwnWish && status.Level == BudgetLevel.All ? Format(UsageText.Sentences, text, UsageText.AlertOwnWish) : text;
    }

    /// <summary>What was saved, or spent beyond the baseline.</summary>
    internal static string Saved(Savings savings, Baseline baseline)
    {
        if (savings.Turns == 0) return UsageText.SavedNothingYet;
        var questions = savings.Turns == 1 ? UsageText.OneQuestion : Format(UsageText.Questions, savings.Turns.ToString("N0", CultureInfo.CurrentCulture));
        var amount = Money.Format(Math.Abs(savings.SavedUsd));
        return savings.SavedUsd switch
        {
            > Least => Format(UsageText.Saved, amount, Percent(savings.SavedUsd / savings.BaselineUsd), baseline.Name, questions),
            < -Least => Format(baseline.IsDearest ? UsageText.LostByComparing : UsageText.LostByDearer, amount, baseline.Name, questions),
            _ => Format(UsageText.SavedNone, baseline.Name, questions),
        };
    }

    /// <summary>The amount beside which a limit is typed: "2.50".</summary>
    internal static string Typed(decimal usd) => usd.ToString("0.00####", CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => Format(UsageText.Percent, (100 * share).ToString("0", CultureInfo.CurrentCulture));
}
