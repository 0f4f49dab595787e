using MathNet.Numerics.Distributions;

namespace MetaRouter.Core.Leaderboards;

/// <summary>
/// The middle 95 % of bootstrap rounds, expanded for small data as Hesterberg (The American Statistician 69, 2015) proposes: the tails are
/// Φ(−√(n/(n − 1))·t), t the 97.5 % quantile of Student's distribution with n − 1 degrees of freedom. Drawing from n units finds a spread that is
/// too small by √((n − 1)/n), and t stands for not knowing it.
/// </summary>
internal sealed class Percentiles
{
    private const double Confidence = 0.95;

    private readonly double _tail;

    /// <param name="units">n, how many comparisons or people are drawn.</param>
    public Percentiles(int units)
    {
        var count = Math.Max(units, 2);
        _tail = Normal.CDF(0, 1, -Math.Sqrt(count / (count - 1.0)) * StudentT.InvCDF(0, 1, count - 1, (1 + Confidence) / 2));
    }

    /// <summary>An estimate with its interval.</summary>
    public Estimate Interval(double value, IEnumerable<double> rounds)
    {
        var (lower, upper) = Bounds(rounds);
        return new Estimate(value, lower, upper);
    }

    /// <summary>The bounds of the interval.</summary>
    /// <param name="rounds">At least one.</param>
    public (double Lower, double Upper) Bounds(IEnumerable<double> rounds)
    {
        double[] sorted = [.. rounds.Order()];
        return (Of(sorted, _tail), Of(sorted, 1 - _tail));
    }

    // Linear between order statistics (Hyndman and Fan's sixth definition): the k-th of n has the share k/(n + 1) below it on average, so that an
    // interval is not too narrow by the gaps at its ends.
    private static double Of(double[] sorted, double share)
    {
        var place = Math.Clamp(share * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
