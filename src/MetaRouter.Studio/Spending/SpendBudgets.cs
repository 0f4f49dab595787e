using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.People;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Spending;

/// <summary>Knows which budgets a person's calls count in, and how far each goes by the settings in force.</summary>
public sealed class SpendBudgets(SettingsInUse settings, StudioOptions options)
{
    /// <summary>In the order in which they are asked: the program's, the guests' when the person is one, the person's own.</summary>
    public IReadOnlyList<Budget> Of(Person person) => Of(person, settings.Current, options.IsReachable);

    /// <summary>The budgets that count whoever asks: the program's and the guests'.</summary>
    public IReadOnlyList<Budget> Shared
    {
        get
        {
            var current = settings.Current;
            return [Instance(current.Budgets.Instance), Guests(current, options.IsReachable)];
        }
    }

    /// <summary>The same by given settings.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="isReachable">Whether other machines can reach the server: guests then spend nothing unless the settings allow it.</param>
    internal static IReadOnlyList<Budget> Of(Person person, StudioSettings settings, bool isReachable)
    {
        var personal = settings.Budgets.Person;
        var own = new Budget(Budget.PersonKey(person.Id), Lower(Cap(personal.Usd), person.Settings.OwnLimit), personal.Calendar)
        {
            ExpectedTurns = personal.ExpectedQueries,
        };
        var instance = Instance(settings.Budgets.Instance);
        return person.IsGuest ? [instance, Guests(settings, isReachable), own] : [instance, own];
    }

    private static Budget Instance(BudgetOptions instance) =>
        new(Budget.InstanceKey, Cap(instance.Usd), instance.Calendar) { ExpectedTurns = instance.ExpectedQueries };

    private static Budget Guests(StudioSettings settings, bool isReachable) =>
        new(Budget.GuestsKey, new Cost(isReachable && !settings.Guests.MaySpend ? 0 : settings.Guests.DailyUsd), BudgetCalendar.Daily);

    private static Cost? Cap(decimal? usd) => usd is { } amount ? new Cost(amount) : null;

    private static Cost? Lower(Cost? left, Cost? right) => left is { } one && right is { } other ? (one.CompareTo(other) <= 0 ? one : other) : left ?? right;
}
