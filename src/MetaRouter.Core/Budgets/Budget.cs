using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>Money over a horizon that calls count in.</summary>
/// <param name="Key">Which one: <see cref="InstanceKey"/>, <see cref="GuestsKey"/> or <see cref="PersonKey"/>.</param>
/// <param name="Cap">Most to spend in a period; null only counts.</param>
/// <param name="Calendar">When it begins anew.</param>
public sealed record Budget(string Key, Cost? Cap, BudgetCalendar Calendar)
{
    /// <summary>Everything that the program spends.</summary>
    public const string InstanceKey = "instance";

    /// <summary>What people without an account spend together.</summary>
    public const string GuestsKey = "guests";

    private const string PersonPrefix = "person:";

    /// <summary>Turns that are expected in a period, at least 1; null when nobody said. Spending is paced by it.</summary>
    public int? ExpectedTurns { get; init; }

    /// <summary>What one person spends.</summary>
    public static string PersonKey(Guid personId) => PersonPrefix + personId.ToString("D");

    /// <summary>Whether a key names a person's budget.</summary>
    public static bool IsPersonal(string key) => key.StartsWith(PersonPrefix, StringComparison.Ordinal);

    /// <summary>The place of a budget in the order in which every transaction takes them, so that none waits for another in a circle.</summary>
    public static int Rank(string key) => key switch
    {
        InstanceKey => 0,
        GuestsKey => 1,
        _ => 2,
    };
}
