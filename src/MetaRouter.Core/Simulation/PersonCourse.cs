using System.Collections.Immutable;

namespace MetaRouter.Core.Simulation;

/// <summary>How what is believed of one simulated person developed. Arrays have one value before the first comparison and one after each.</summary>
/// <param name="CostWeight">Their true w.</param>
/// <param name="LostAtHalf">Mean reward lost when they are routed as if w were ½; at least 0.</param>
/// <param name="Believed">ŵ.</param>
/// <param name="Covered">Whether the 90 % interval held w.</param>
/// <param name="Lost">Mean reward lost when they are routed by ŵ; at least 0.</param>
public sealed record PersonCourse(
    double CostWeight, double LostAtHalf, ImmutableArray<double> Believed, ImmutableArray<bool> Covered, ImmutableArray<double> Lost);
