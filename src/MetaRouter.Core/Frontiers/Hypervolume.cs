namespace MetaRouter.Core.Frontiers;

/// <summary>
/// The area that a set of points dominates, up to a reference that is worse than all of interest (Zitzler and Thiele 1998):
/// HV = area of ⋃ [c_i, c_ref] × [q_ref, q_i].
/// </summary>
public static class Hypervolume
{
    /// <summary>The area; at least 0, larger is better. Points that do not dominate the reference add nothing.</summary>
    /// <param name="points">Any number.</param>
    /// <param name="reference">The dearest and worst corner, in the points' unit.</param>
    public static double Of(IEnumerable<TradeOffPoint> points, TradeOffPoint reference)
    {
        var front = TradeOffPoint.NotDominated(points.Where(point => point.Cost < reference.Cost && point.Quality > reference.Quality));
        var area = 0.0;
        for (var index = 0; index < front.Count; index++)
        {
            var right = index + 1 < front.Count ? front[index + 1].Cost : reference.Cost;
            area += (right - front[index].Cost) * (front[index].Quality - reference.Quality);
        }
        return area;
    }
}
