namespace MetaRouter.Core.Budgets;

/// <summary>One period of a budget: from an instant, included, to another, not included.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC, after <paramref name="StartsAt"/>; null when the budget never begins anew.</param>
public readonly record struct BudgetSpan(DateTimeOffset StartsAt, DateTimeOffset? EndsAt);
