using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.PolicyComparison;

/// <summary>The policies with all three estimates, and what speaks against them.</summary>
public sealed partial class PolicyTable
{
    /// <summary>What really decided first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ComparedPolicy> Policies { get; set; } = [];

    /// <summary>w of the policy that routes everybody alike.</summary>
    [Parameter, EditorRequired]
    public double CostWeight { get; set; }
}
