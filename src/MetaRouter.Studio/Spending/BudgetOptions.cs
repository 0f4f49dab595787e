using System.Globalization;
using MetaRouter.Core.Budgets;

namespace MetaRouter.Studio.Spending;

/// <summary>What may be spent on live candidates. Section <c>MetaRouter:Budgets</c>.</summary>
public sealed class BudgetsOptions
{
    /// <summary>What the program may spend in all.</summary>
    public BudgetOptions Instance { get; set; } = new();

    /// <summary>What each person may spend.</summary>
    public BudgetOptions Person { get; set; } = new();

    /// <summary>What is wrong, each message naming the key and the fix.</summary>
    /// <param name="key">Configuration path of the options.</param>
    internal IEnumerable<string> Problems(string key) => [.. Instance.Problems($"{key}:{nameof(Instance)}"), .. Person.Problems($"{key}:{nameof(Person)}")];
}

/// <summary>One budget.</summary>
public sealed class BudgetOptions
{
    /// <summary>Most to spend in a period, in USD, 0 … 1,000,000; null for no limit.</summary>
    public decimal? Usd { get; set; }

    /// <summary>How often it begins anew; weeks on Monday.</summary>
    public BudgetCycle Period { get; set; } = BudgetCycle.Month;

    /// <summary>Whose midnight a period begins at: an IANA id.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Questions that are expected in a period, 1 … 100,000,000: spending is paced by it.</summary>
    public int ExpectedQueries { get; set; } = 1000;

    /// <summary>When it begins anew.</summary>
    internal BudgetCalendar Calendar => new(Period, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>What is wrong, each message naming the key and the fix.</summary>
    /// <param name="key">Configuration path of the options.</param>
    internal IEnumerable<string> Problems(string key)
    {
        if (Usd is not (null or (>= 0 and <= 1_000_000)))
            yield return $"{key}:Usd must be between 0 and 1,000,000, or null for no limit; it is {Usd?.ToString(CultureInfo.InvariantCulture)}.";
        if (!Enum.IsDefined(Period)) yield return $"{key}:Period must be Day, Week, Month or None; it is {(int)Period}.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return $"{key}:TimeZone must be an IANA time zone, such as \"UTC\" or \"Europe/Paris\"; \"{TimeZone}\" is none that this machine knows.";
        if (ExpectedQueries is not (>= 1 and <= 100_000_000)) yield return $"{key}:ExpectedQueries must be between 1 and 100,000,000; it is {ExpectedQueries}.";
    }
}
