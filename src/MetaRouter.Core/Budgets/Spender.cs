using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Budgets;

/// <summary>On whose behalf, and for what, providers are called. Immutable; one serves all calls of a turn.</summary>
public sealed record Spender
{
    /// <summary>For whom; null for the program itself.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What for.</summary>
    public required ChargePurpose Purpose { get; init; }

    /// <summary>The turn: the id of the comparison or the routed answer. All calls for one question share it.</summary>
    public Guid? TurnId { get; init; }

    /// <summary>The budgets that bind the calls, each key once.</summary>
    public required IReadOnlyList<Budget> Budgets { get; init; }

    /// <summary>What each candidate's answer is expected to cost, by candidate id; kept with the first call of a turn, for savings against any baseline.</summary>
    public IReadOnlyDictionary<string, Cost>? ExpectedCosts { get; init; }

    /// <summary>How long to wait for money that others hold back, before the call is refused.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
