using System.Collections.Immutable;

namespace MetaRouter.Core.Preferences;

/// <summary>A belief w ~ Beta(a, b) as the grid of 51 points that everything else reads.</summary>
public static class BetaBelief
{
    /// <summary>Where the density is taken for a grid point: its own place, at the two ends the middle of the half cell.</summary>
    private static readonly (double Log, double LogOfRest, double Width)[] Cells =
        [.. Enumerable.Range(0, PreferenceBelief.GridSize).Select(Cell)];

    /// <summary>The belief; ŵ = a/(a + b) exactly, density and quantiles by cells of width 0.02.</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="comparisonCount">Number of comparisons behind it.</param>
    /// <param name="latentMean">Mean of the latent z.</param>
    /// <param name="latentVariance">Its variance, as many numbers.</param>
    public static PreferenceBelief Of(double a, double b, int comparisonCount, ImmutableArray<double> latentMean, ImmutableArray<double> latentVariance)
    {
        Span<double> weights = stackalloc double[PreferenceBelief.GridSize];
        var highest = double.NegativeInfinity;
        for (var index = 0; index < weights.Length; index++)
        {
            weights[index] = (a - 1) * Cells[index].Log + (b - 1) * Cells[index].LogOfRest;
            highest = Math.Max(highest, weights[index]);
        }

        for (var index = 0; index < weights.Length; index++) weights[index] = Cells[index].Width * Math.Exp(weights[index] - highest);
        return GridDensity.ToBelief(weights, comparisonCount) with { CostWeight = a / (a + b), LatentMean = latentMean, LatentVariance = latentVariance };
    }

    private static (double Log, double LogOfRest, double Width) Cell(int index)
    {
        const double quarter = 0.25 / (PreferenceBelief.GridSize - 1);
        var isEnd = index is 0 or PreferenceBelief.GridSize - 1;
        var w = Math.Clamp(PreferenceBelief.WeightAt(index), quarter, 1 - quarter);
        return (Math.Log(w), Math.Log(1 - w), isEnd ? 0.5 : 1);
    }
}
