namespace MetaRouter.Core.Frontiers;

/// <summary>One way of routing, as mean cost against mean quality.</summary>
/// <param name="Cost">Mean cost per query, at least 0; the unit is the caller's (USD, or a share of some candidate's cost).</param>
/// <param name="Quality">Mean quality in [0, 1].</param>
public readonly record struct TradeOffPoint(double Cost, double Quality)
{
    /// <summary>At least as good and as cheap as the other, and better or cheaper.</summary>
    public bool Dominates(TradeOffPoint other) =>
        Cost <= other.Cost && Quality >= other.Quality && (Cost < other.Cost || Quality > other.Quality);

    /// <summary>The points that none of the others dominates, from cheap to dear; equal points once.</summary>
    public static IReadOnlyList<TradeOffPoint> NotDominated(IEnumerable<TradeOffPoint> points)
    {
        var front = new List<TradeOffPoint>();
        foreach (var point in points.OrderBy(point => point.Cost).ThenByDescending(point => point.Quality))
            if (front.Count == 0 || point.Quality > front[^1].Quality) front.Add(point);
        return front;
    }
}
