namespace MetaRouter.Core.Frontiers;

/// <summary>
/// How far a set of points is from a reference front (Coello Coello and Reyes Sierra 2004):
/// IGD = mean over reference points r of min over points p of |r − p|. Cost and quality must be on comparable scales.
/// </summary>
public static class InvertedGenerationalDistance
{
    /// <summary>The mean distance; at least 0, smaller is better; 0 when every reference point is reached.</summary>
    /// <param name="points">At least one.</param>
    /// <param name="reference">The front to be reached, at least one point.</param>
    /// <exception cref="ArgumentException">One of the sets is empty.</exception>
    public static double Of(IReadOnlyCollection<TradeOffPoint> points, IReadOnlyCollection<TradeOffPoint> reference)
    {
        if (points.Count == 0 || reference.Count == 0)
            throw new ArgumentException("The distance to a front needs at least one point and one point of the front.", nameof(points));
        return reference.Average(target => points.Min(point => Distance(point, target)));
    }

    private static double Distance(TradeOffPoint left, TradeOffPoint right) => double.Hypot(left.Cost - right.Cost, left.Quality - right.Quality);
}
