using System.Collections.Immutable;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Policies;

/// <summary>
/// Routing some queries each to its best reward, for every cost weight at once. As w rises from 0, a query moves to ever cheaper
/// candidates along the upper envelope of the lines R_w(k), at the indifference points w*; between two such points nothing changes.
/// Building sorts all the points; looking up is a binary search, exact for every w. Immutable.
/// </summary>
public sealed class RewardSweep
{
    private readonly int[] _first;
    private readonly (double Weight, int Query, int From, int To)[] _moves;

    /// <param name="points">The queries, over one pool; any number.</param>
    public RewardSweep(IReadOnlyList<RoutingPoint> points)
    {
        var moves = new List<(double Weight, int Query, int From, int To)>();
        _first = [.. points.Select((point, query) => Follow(point, query, moves))];
        _moves = [.. moves.OrderBy(move => move.Weight)];
        Weights = [.. _moves.Select(move => move.Weight)];
    }

    /// <summary>The cost weights at which some query moves, in order; equal ones repeat.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>The mean over the queries of a value that belongs to the candidate each of them goes to.</summary>
    /// <param name="values">Per query, one number per candidate; in the order of the points.</param>
    public SweptMean MeanOf(Func<int, int, double> values)
    {
        var means = ImmutableArray.CreateBuilder<double>(_moves.Length + 1);
        var count = Math.Max(_first.Length, 1);
        var sum = 0.0;
        for (var query = 0; query < _first.Length; query++) sum += values(query, _first[query]);
        means.Add(sum / count);
        foreach (var (_, query, from, to) in _moves)
        {
            sum += values(query, to) - values(query, from);
            means.Add(sum / count);
        }
        return new SweptMean(Weights, means.MoveToImmutable());
    }

    private static int Follow(RoutingPoint point, int query, List<(double Weight, int Query, int From, int To)> moves)
    {
        var qualities = point.Qualities.AsSpan();
        var costs = point.Costs.AsSpan();
        var at = 0;
        for (var candidate = 1; candidate < qualities.Length; candidate++)
            if (qualities[candidate] > qualities[at] || (qualities[candidate] == qualities[at] && costs[candidate] < costs[at])) at = candidate;

        var first = at;
        while (Next(qualities, costs, at) is ({ } weight, var next))
        {
            moves.Add((weight, query, at, next));
            at = next;
        }
        return first;
    }

    /// <summary>Where the line of this candidate is crossed first by that of a cheaper one.</summary>
    private static (double? Weight, int Candidate) Next(ReadOnlySpan<double> qualities, ReadOnlySpan<double> costs, int at)
    {
        (double? Weight, int Candidate) next = (null, at);
        for (var candidate = 0; candidate < qualities.Length; candidate++)
        {
            var saved = costs[at] - costs[candidate];
            if (saved <= 0) continue;
            var lost = Math.Max(qualities[at] - qualities[candidate], 0);
            var weight = lost / (lost + saved);
            if (next.Weight is not { } known || weight < known || (weight == known && costs[candidate] < costs[next.Candidate])) next = (weight, candidate);
        }
        return next;
    }
}
