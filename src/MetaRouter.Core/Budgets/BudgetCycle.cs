namespace MetaRouter.Core.Budgets;

/// <summary>How often a budget begins anew.</summary>
public enum BudgetCycle
{
    /// <summary>Every day at midnight.</summary>
    Day,

    /// <summary>Every Monday at midnight.</summary>
    Week,

    /// <summary>On the first of every month at midnight.</summary>
    Month,

    /// <summary>Never.</summary>
    None,
}
