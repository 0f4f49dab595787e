using MetaRouter.Core.Evaluation;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>A policy that is compared.</summary>
public enum PolicyKind
{
    /// <summary>What really decided.</summary>
    Logged,

    /// <summary>The router without lots.</summary>
    WithoutLots,

    /// <summary>Always the candidate that is best on average.</summary>
    Strongest,

    /// <summary>Always the candidate that is cheapest on average.</summary>
    Cheapest,

    /// <summary>The router, everybody with one cost weight.</summary>
    FixedCostWeight,

    /// <summary>The router, as if money were no matter.</summary>
    WithoutBudget,

    /// <summary>A policy version that chose in the shadow.</summary>
    Shadow,
}

/// <summary>What a policy would have earned.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">Name of a shadow; null for others.</param>
/// <param name="Estimate">The estimate; null for what really decided.</param>
/// <param name="Earned">What was really earned; null for others.</param>
/// <param name="ExpectedUsd">Mean expected price of the answers that it calls for, in USD; not a number without decisions.</param>
public sealed record ComparedPolicy(PolicyKind Kind, string? Name, OffPolicyEstimate? Estimate, OffPolicyValue? Earned, double ExpectedUsd)
{
    /// <summary>The number to look at first: what was earned, else the doubly robust estimate.</summary>
    public OffPolicyValue Best => Earned ?? Estimate!.DoublyRobust;

    /// <summary>Why it should not be relied on.</summary>
    public OffPolicyWarning Warning => Estimate?.Warning ?? OffPolicyWarning.None;
}
