using System.Collections.Immutable;
using MetaRouter.Data.Budgets;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>What was spent in one cell of the table.</summary>
/// <param name="Usd">USD, at least 0.</param>
/// <param name="Calls">How many answers, at least 0.</param>
/// <param name="IsEstimated">Whether any of them rests on our own count of tokens.</param>
public readonly record struct SpentAmount(decimal Usd, int Calls, bool IsEstimated)
{
    /// <summary>Sum of two amounts.</summary>
    public static SpentAmount operator +(SpentAmount left, SpentAmount right) =>
        new(left.Usd + right.Usd, left.Calls + right.Calls, left.IsEstimated || right.IsEstimated);
}

/// <summary>One day of the table.</summary>
/// <param name="Day">Which.</param>
/// <param name="Amounts">What was spent, in the order of <see cref="SpendingTable.Names"/>.</param>
/// <param name="Total">The sum.</param>
public sealed record SpentDay(DateOnly Day, ImmutableArray<SpentAmount> Amounts, SpentAmount Total);

/// <summary>What was spent by day and candidate. Immutable.</summary>
/// <param name="Names">The candidates that were paid, the most expensive in sum first; a null stands for those who are not named, always last.</param>
/// <param name="Days">Days on which money was spent, oldest first.</param>
/// <param name="Totals">The sums over the days, in the order of <paramref name="Names"/>.</param>
/// <param name="Total">The sum of everything.</param>
public sealed record SpendingTable(ImmutableArray<string?> Names, ImmutableArray<SpentDay> Days, ImmutableArray<SpentAmount> Totals, SpentAmount Total)
{
    /// <summary>Whether nothing was spent.</summary>
    public bool IsEmpty => Days.IsEmpty;

    /// <summary>Whether some answers are not named, because they were not judged.</summary>
    public bool HasUnnamed => Names is [.., null];

    /// <summary>Sorts spending into a table.</summary>
    /// <param name="spending">By day and candidate, in any order.</param>
    /// <param name="nameOf">What people call a candidate, by its id; two ids of one name share a column.</param>
    public static SpendingTable Of(IReadOnlyList<DaySpending> spending, Func<string, string> nameOf)
    {
        var cells = spending.Select(cell => (cell.Day, Name: cell.CandidateId is { } id ? nameOf(id) : null, Amount: AmountOf(cell))).ToList();
        var sums = cells.GroupBy(cell => cell.Name ?? "").ToDictionary(group => group.Key, group => Sum(group.Select(cell => cell.Amount)));
        ImmutableArray<string?> names =
        [
            .. cells.Select(cell => cell.Name).Distinct().OrderBy(name => name is null).ThenByDescending(name => sums[name ?? ""].Usd).ThenBy(name => name, StringComparer.Ordinal),
        ];
        ImmutableArray<SpentDay> days =
        [
            .. from cell in cells
               group cell by cell.Day into day
               orderby day.Key
               select new SpentDay(
                   day.Key, [.. names.Select(name => Sum(day.Where(cell => cell.Name == name).Select(cell => cell.Amount)))], Sum(day.Select(cell => cell.Amount))),
        ];
        return new SpendingTable(names, days, [.. names.Select(name => sums[name ?? ""])], Sum(cells.Select(cell => cell.Amount)));
    }

    private static SpentAmount AmountOf(DaySpending cell) => new(cell.Spent.Usd, cell.Calls, cell.Estimated > 0);

    private static SpentAmount Sum(IEnumerable<SpentAmount> amounts) => amounts.Aggregate(default(SpentAmount), (sum, next) => sum + next);
}
