using System.Collections.Immutable;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Frontiers;

/// <summary>One candidate on the frontier plot.</summary>
/// <param name="Index">Position in the pool.</param>
/// <param name="ExpectedUsd">Mean expected price of an answer in USD.</param>
/// <param name="Quality">Mean predicted quality in [0, 1].</param>
public readonly record struct CandidatePoint(int Index, double ExpectedUsd, double Quality);

/// <summary>What routing for one cost weight gives on average.</summary>
/// <param name="CostWeight">w ∈ [0, 1].</param>
/// <param name="ExpectedUsd">Mean expected price of an answer in USD.</param>
/// <param name="Quality">Mean predicted quality in [0, 1].</param>
public readonly record struct FrontierPoint(double CostWeight, double ExpectedUsd, double Quality);

/// <summary>
/// The frontier of routings over some queries: every query goes to the candidate with the highest reward, as the cost weight sweeps from
/// 0 to 1. Cost (as c̃) and quality never rise along the way. All numbers are predictions. Immutable.
/// </summary>
public sealed class Frontier
{
    private readonly ImmutableArray<RoutingPoint> _points;

    private Frontier(ImmutableArray<RoutingPoint> points)
    {
        _points = points;
        Candidates =
        [
            .. Enumerable.Range(0, points[0].Qualities.Length).Select(candidate => new CandidatePoint(
                candidate, points.Average(point => point.ExpectedUsd[candidate]), points.Average(point => point.Qualities[candidate]))),
        ];
        Routings = [.. Enumerable.Range(0, PreferenceBelief.GridSize).Select(index => PointAt(PreferenceBelief.WeightAt(index)))];
    }

    /// <summary>Every candidate, in pool order, as if it answered all the queries.</summary>
    public ImmutableArray<CandidatePoint> Candidates { get; }

    /// <summary>The routings for w = 0, 0.02, …, 1.</summary>
    public ImmutableArray<FrontierPoint> Routings { get; }

    /// <summary>The frontier over these queries.</summary>
    /// <param name="points">At least one, all over the same pool.</param>
    /// <exception cref="ArgumentException">There are no queries.</exception>
    public static Frontier Compute(IReadOnlyList<RoutingPoint> points) => points.Count > 0
        ? new Frontier([.. points])
        : throw new ArgumentException("A frontier needs at least one query; fill up with sample questions.", nameof(points));

    /// <summary>The routing for exactly this cost weight.</summary>
    public FrontierPoint PointAt(double costWeight)
    {
        double usd = 0, quality = 0;
        foreach (var point in _points)
        {
            var best = Reward.Best(costWeight, point.Qualities.AsSpan(), point.Costs.AsSpan());
            usd += point.ExpectedUsd[best];
            quality += point.Qualities[best];
        }
        return new FrontierPoint(costWeight, usd / _points.Length, quality / _points.Length);
    }
}
