using System.Text.Json;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Data.Comparisons;

/// <summary>What was believed about a person's cost weight at one moment.</summary>
/// <param name="CostWeight">ŵ ∈ [0, 1].</param>
/// <param name="Lower">5 % quantile.</param>
/// <param name="Median">Median.</param>
/// <param name="Upper">95 % quantile.</param>
/// <param name="ModelVersion">The preference model that believed it.</param>
/// <param name="Latent">Mean and variance of z as JSON, <c>{"mean":[…],"variance":[…]}</c>; null where the model has no z.</param>
public sealed record PreferenceSnapshot(double CostWeight, double Lower, double Median, double Upper, string ModelVersion, string? Latent = null)
{
    /// <summary>The snapshot of a belief.</summary>
    public static PreferenceSnapshot Of(PreferenceBelief belief, string modelVersion) =>
        new(belief.CostWeight, belief.Lower, belief.Median, belief.Upper, modelVersion, LatentOf(belief));

    private static string? LatentOf(PreferenceBelief belief) => belief.LatentMean.IsEmpty
        ? null
        : JsonSerializer.Serialize(new { mean = belief.LatentMean, variance = belief.LatentVariance });
}
