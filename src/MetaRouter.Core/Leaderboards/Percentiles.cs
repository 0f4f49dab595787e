namespace MetaRouter.Core.Leaderboards;

/// <summary>Quantiles of bootstrap rounds.</summary>
internal static class Percentiles
{
    private const double Tail = 0.025;

    /// <summary>An estimate with the middle 95 % of its rounds.</summary>
    public static Estimate Interval(double value, IEnumerable<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        return new Estimate(value, Of(sorted, Tail), Of(sorted, 1 - Tail));
    }

    /// <summary>
    /// Linear between order statistics (Hyndman and Fan's sixth definition): the k-th of n has the share k/(n + 1) below it on average, so that a bootstrap
    /// interval is not too narrow by the gaps at its ends.
    /// </summary>
    /// <param name="sorted">Ascending, at least one.</param>
    /// <param name="share">In [0, 1].</param>
    public static double Of(double[] sorted, double share)
    {
        var place = Math.Clamp(share * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
