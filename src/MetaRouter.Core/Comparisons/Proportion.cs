namespace MetaRouter.Core.Comparisons;

/// <summary>A share that was counted, with the interval of Wilson (1927), which holds for few trials and for shares near 0 and 1 too.</summary>
/// <param name="Share">In [0, 1].</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end of the 95 % interval.</param>
/// <param name="Trials">Of how many, at least 1.</param>
public readonly record struct Proportion(double Share, double Lower, double Upper, long Trials)
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>The share of so many successes; null of none at all.</summary>
    /// <param name="successes">From 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 0.</param>
    public static Proportion? Of(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0) return null;
        var (share, squared) = (successes / (double)trials, Normal95 * Normal95);
        var middle = (share + squared / (2 * trials)) / (1 + squared / trials);
        var half = Normal95 / (1 + squared / trials) * Math.Sqrt(share * (1 - share) / trials + squared / (4d * trials * trials));
        return new Proportion(share, Math.Max(0, middle - half), Math.Min(1, middle + half), trials);
    }

    /// <summary>Whether the interval holds a share.</summary>
    public bool Holds(double share) => share >= Lower && share <= Upper;
}
