using System.Collections.Immutable;
using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Policies;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>What routing at a person's cost weight would make of the queries behind their frontier. All numbers are predictions.</summary>
/// <param name="Shares">Share of the queries that each candidate would answer, in pool order; sums to 1.</param>
/// <param name="Routing">Mean price and quality of the routing.</param>
/// <param name="Best">The candidate with the highest mean quality, as if it answered all the queries; the cheaper of equals.</param>
public sealed record RoutingOutlook(ImmutableArray<double> Shares, FrontierPoint Routing, CandidatePoint Best)
{
    /// <summary>USD saved per 1,000 answers against always asking <see cref="Best"/>; negative when routing is dearer.</summary>
    public double SavingPerThousandUsd => 1000 * (Best.ExpectedUsd - Routing.ExpectedUsd);

    /// <summary>Quality gained against always asking <see cref="Best"/>, in [−1, 1]; mostly negative.</summary>
    public double QualityGain => Routing.Quality - Best.Quality;

    /// <summary>The outlook of a place.</summary>
    public static RoutingOutlook Of(PreferencePlace place)
    {
        var weight = place.CostWeight;
        var routed = place.Points.CountBy(point => Reward.Best(weight, point.Qualities.AsSpan(), point.Costs.AsSpan())).ToDictionary();
        return new RoutingOutlook(
            [.. place.Frontier.Candidates.Select(candidate => routed.GetValueOrDefault(candidate.Index) / (double)place.Points.Count)],
            place.Frontier.PointAt(weight),
            place.Frontier.Candidates.OrderByDescending(candidate => candidate.Quality).ThenBy(candidate => candidate.ExpectedUsd).First());
    }
}
