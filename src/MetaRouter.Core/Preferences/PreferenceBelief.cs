using System.Collections.Immutable;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// What is believed about a person's cost weight w ∈ [0, 1]: 0 wants the best answer whatever it costs, 1 the cheapest.
/// Immutable.
/// </summary>
public sealed record PreferenceBelief
{
    /// <summary>Number of points of <see cref="Density"/>: w = 0, 0.02, …, 1.</summary>
    public const int GridSize = 51;

    /// <summary>ŵ = E[w].</summary>
    public required double CostWeight { get; init; }

    /// <summary>5 % quantile of w.</summary>
    public required double Lower { get; init; }

    /// <summary>Median of w.</summary>
    public required double Median { get; init; }

    /// <summary>95 % quantile of w.</summary>
    public required double Upper { get; init; }

    /// <summary>Number of comparisons behind the belief (a tie counts once).</summary>
    public required int ComparisonCount { get; init; }

    /// <summary>Probability of each grid point of w; <see cref="GridSize"/> numbers that sum to 1.</summary>
    public required ImmutableArray<double> Density { get; init; }

    /// <summary>Mean of the latent z where the model has one, else empty.</summary>
    public ImmutableArray<double> LatentMean { get; init; } = [];

    /// <summary>Variance of the latent z where the model has one, else empty.</summary>
    public ImmutableArray<double> LatentVariance { get; init; } = [];

    /// <summary>Variance of w, at least 0.</summary>
    public double Variance => Density.Select((probability, index) => probability * (WeightAt(index) - CostWeight) * (WeightAt(index) - CostWeight)).Sum();

    /// <summary>The value of w at a grid position.</summary>
    public static double WeightAt(int gridIndex) => gridIndex / (double)(GridSize - 1);
}
