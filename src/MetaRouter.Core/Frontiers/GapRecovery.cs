using System.Collections.Immutable;

namespace MetaRouter.Core.Frontiers;

/// <summary>
/// How much of the gap between a weak and a strong candidate a router recovers, by the share of queries that it sends to the strong one
/// (RouteLLM, arXiv 2406.18665): PGR = (q(router) − q(weak)) / (q(strong) − q(weak)); APGR is the mean of PGR over shares from 0 to 1;
/// CPT(x) is the least share with PGR ≥ x. Immutable.
/// </summary>
public sealed class GapRecovery
{
    private GapRecovery(IEnumerable<(double Share, double Recovered)> curve) => Curve = [.. curve];

    /// <summary>PGR by the share sent to the strong candidate: from (0, 0) to (1, 1), linear in between.</summary>
    public ImmutableArray<(double Share, double Recovered)> Curve { get; }

    /// <summary>Sending queries to the strong candidate by lot: PGR is the share.</summary>
    public static GapRecovery Random { get; } = new([(0, 0), (1, 1)]);

    /// <summary>APGR: ½ for a router that knows nothing; may exceed 1.</summary>
    public double Average => Curve.Zip(Curve.Skip(1)).Sum(step => (step.Second.Share - step.First.Share) * (step.First.Recovered + step.Second.Recovered) / 2);

    /// <summary>Sends the queries with the largest expected gain first; those with equal gains are divided by lot.</summary>
    /// <param name="expectedGains">Per query, what the router expects the strong candidate to add.</param>
    /// <param name="strong">True quality of the strong candidate, in [0, 1].</param>
    /// <param name="weak">True quality of the weak candidate, in [0, 1].</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or the strong candidate is not better on average.</exception>
    public static GapRecovery Of(IReadOnlyList<double> expectedGains, IReadOnlyList<double> strong, IReadOnlyList<double> weak)
    {
        var count = expectedGains.Count;
        if (count == 0 || strong.Count != count || weak.Count != count)
            throw new ArgumentException("Expected gains and qualities must be three lists of one length, at least 1.", nameof(expectedGains));
        var gap = strong.Sum() - weak.Sum();
        if (gap <= 0)
            throw new ArgumentException(
                FormattableString.Invariant($"The strong candidate (mean quality {strong.Average():F4}) must be better than the weak one ({weak.Average():F4}); exchange them."), nameof(strong));

        var curve = new List<(double, double)> { (0, 0) };
        double recovered = 0;
        var sent = 0;
        foreach (var equals in Enumerable.Range(0, count).GroupBy(index => expectedGains[index]).OrderByDescending(group => group.Key))
        {
            recovered += equals.Sum(index => strong[index] - weak[index]);
            sent += equals.Count();
            curve.Add(((double)sent / count, recovered / gap));
        }
        return new GapRecovery(curve);
    }

    /// <summary>PGR at a share in [0, 1].</summary>
    public double RecoveredAt(double share)
    {
        var next = 1;
        while (next < Curve.Length - 1 && Curve[next].Share < share) next++;
        var (left, right) = (Curve[next - 1], Curve[next]);
        return left.Recovered + (right.Recovered - left.Recovered) * (share - left.Share) / (right.Share - left.Share);
    }

    /// <summary>CPT: the least share in [0, 1] at which this part of the gap is recovered.</summary>
    /// <param name="recovered">x in [0, 1].</param>
    public double ShareFor(double recovered)
    {
        if (recovered <= 0) return 0;
        var next = 1;
        while (next < Curve.Length - 1 && Curve[next].Recovered < recovered) next++;
        var (left, right) = (Curve[next - 1], Curve[next]);
        return left.Share + (right.Share - left.Share) * (recovered - left.Recovered) / (right.Recovered - left.Recovered);
    }
}
