using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.People;

namespace MetaRouter.Studio.Features.Usage;

/// <summary>The candidate that savings are measured against.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsDearest">Whether none of the pool is expected to cost more.</param>
public sealed record Baseline(string Id, string Name, bool IsDearest);

/// <summary>Everything that the page shows of one moment. Immutable.</summary>
public sealed record UsageOverview
{
    /// <summary>The budgets that the person's calls count in, and how far each goes.</summary>
    public required IReadOnlyList<BudgetStatus> Budgets { get; init; }

    /// <summary>What the person chose for themselves.</summary>
    public required PersonSettings Settings { get; init; }

    /// <summary>The days looked back over.</summary>
    public required SpendingDays Days { get; init; }

    /// <summary>What was spent on them.</summary>
    public required SpendingTable Spending { get; init; }

    /// <summary>The same, drawn.</summary>
    public required SpendingPlotModel Plot { get; init; }

    /// <summary>What savings are measured against; null when no candidate costs money.</summary>
    public required Baseline? Baseline { get; init; }

    /// <summary>What was saved against it; null without one.</summary>
    public required Savings? Savings { get; init; }

    /// <summary>The person's own budget.</summary>
    public BudgetStatus Own => Budgets.Single(status => Budget.IsPersonal(status.Budget.Key));

    /// <summary>The person's own budget, then the shared ones that have a cap: without one they bind nobody, and what others spend is not this person's affair.</summary>
    public IEnumerable<BudgetStatus> Binding => [Own, .. Budgets.Where(status => status != Own && status.Budget.Cap is not null)];

    /// <summary>Whether it is the person's own limit that caps their budget.</summary>
    public bool IsLimitedByOwnWish => Settings.OwnLimit is { } limit && Own.Budget.Cap == limit;
}
