using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Spending;

/// <summary>Knows which budgets a person's calls count in, and how far each goes.</summary>
public sealed class SpendBudgets(BudgetsOptions options, IOptions<GuestOptions> guests)
{
    private readonly BudgetCalendar _personal = options.Person.Calendar;
    private readonly Budget _instance = new(Budget.InstanceKey, Cap(options.Instance.Usd), options.Instance.Calendar) { ExpectedTurns = options.Instance.ExpectedQueries };

    /// <summary>In the order in which they are asked: the program's, the guests' when the person is one, the person's own.</summary>
    public IReadOnlyList<Budget> Of(Person person)
    {
        var own = new Budget(Budget.PersonKey(person.Id), Lower(Cap(options.Person.Usd), person.Settings.OwnLimit), _personal)
        {
            ExpectedTurns = options.Person.ExpectedQueries,
        };
        return person.IsGuest ? [_instance, new Budget(Budget.GuestsKey, new Cost(guests.Value.DailyUsd), BudgetCalendar.Daily), own] : [_instance, own];
    }

    private static Cost? Cap(decimal? usd) => usd is { } amount ? new Cost(amount) : null;

    private static Cost? Lower(Cost? left, Cost? right) => left is { } one && right is { } other ? (one.CompareTo(other) <= 0 ? one : other) : left ?? right;
}
