namespace MetaRouter.Core.Preferences;

/// <summary>Summarises weights over the grid of w.</summary>
internal static class GridDensity
{
    /// <summary>The belief that non-negative weights per grid point express; they need not sum to 1, but not all be 0.</summary>
    public static PreferenceBelief ToBelief(ReadOnlySpan<double> weights, int comparisonCount)
    {
        var total = 0.0;
        foreach (var weight in weights) total += weight;
        var density = new double[weights.Length];
        var mean = 0.0;
        for (var index = 0; index < density.Length; index++)
        {
            density[index] = weights[index] / total;
            mean += density[index] * PreferenceBelief.WeightAt(index);
        }
        return new PreferenceBelief
        {
            CostWeight = Math.Clamp(mean, 0, 1),
            Lower = Quantile(density, 0.05),
            Median = Quantile(density, 0.5),
            Upper = Quantile(density, 0.95),
            ComparisonCount = comparisonCount,
            Density = [.. density],
        };
    }

    /// <summary>The value of w below which a share of the probability lies; each grid point's is spread evenly over its cell.</summary>
    private static double Quantile(ReadOnlySpan<double> density, double share)
    {
        const double half = 0.5 / (PreferenceBelief.GridSize - 1);
        var below = 0.0;
        for (var index = 0; index < density.Length; index++)
        {
            if (below + density[index] >= share && density[index] > 0)
            {
                var left = Math.Max(PreferenceBelief.WeightAt(index) - half, 0);
                var right = Math.Min(PreferenceBelief.WeightAt(index) + half, 1);
                return left + (right - left) * (share - below) / density[index];
            }
            below += density[index];
        }
        return 1;
    }
}
