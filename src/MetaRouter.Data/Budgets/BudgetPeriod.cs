namespace MetaRouter.Data.Budgets;

/// <summary>
/// The running totals of one budget in one of its periods: what a reservation is decided on, in one conditional update. They always equal the sums over the
/// charges that name this period (<see cref="ChargedPeriod"/>).
/// </summary>
public sealed record BudgetPeriod
{
    /// <summary>Which budget: <c>instance</c>, <c>guests</c>, or <c>person:</c> and an id.</summary>
    public required string Budget { get; init; }

    /// <summary>When the period began, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Settled, in 10⁻¹² USD.</summary>
    public long Spent { get; init; }

    /// <summary>Held back for calls under way, in 10⁻¹² USD.</summary>
    public long Reserved { get; init; }

    /// <summary>Turns begun in the period: what spending is paced by.</summary>
    public int Turns { get; init; }
}

/// <summary>A budget's period that a charge counts in.</summary>
public sealed record ChargedPeriod
{
    /// <summary>The charge.</summary>
    public required Guid ChargeId { get; init; }

    /// <summary>The budget.</summary>
    public required string Budget { get; init; }

    /// <summary>Its period.</summary>
    public required DateTimeOffset StartsAt { get; init; }
}

/// <summary>A reservation that a budget had no room for: the totals and the cap it was decided on, all in 10⁻¹² USD.</summary>
public sealed record BudgetRefusal
{
    /// <summary>Place in the order of refusals.</summary>
    public long Sequence { get; init; }

    /// <summary>The budget.</summary>
    public required string Budget { get; init; }

    /// <summary>Its period.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset RefusedAt { get; init; }

    /// <summary>The cap.</summary>
    public required long Cap { get; init; }

    /// <summary>Settled by then.</summary>
    public required long Spent { get; init; }

    /// <summary>Held back by then.</summary>
    public required long Reserved { get; init; }

    /// <summary>What was asked for; with the two above it is more than the cap.</summary>
    public required long Asked { get; init; }
}
