using System.Collections.Immutable;

namespace MetaRouter.Core.Preferences;

/// <summary>A query reduced to what a policy needs: three arrays in pool order, of equal length.</summary>
/// <param name="Qualities">q̂ ∈ [0, 1] per candidate.</param>
/// <param name="Costs">c̃ ∈ [0, 1] per candidate.</param>
/// <param name="ExpectedUsd">Expected price of the answer in USD per candidate.</param>
public readonly record struct RoutingPoint(
    ImmutableArray<double> Qualities, ImmutableArray<double> Costs, ImmutableArray<double> ExpectedUsd);
