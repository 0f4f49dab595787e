namespace MetaRouter.Core.Quality.Online;

/// <summary>What an arm says of a query.</summary>
/// <param name="Mean">Estimate: a correction of base q̂ in the residual form, the score in the paper's.</param>
/// <param name="Width">√(xᵀA⁻¹x), at least 0.</param>
public readonly record struct ArmReading(double Mean, double Width)
{
    /// <summary>Mean + α·Width: what the bandit compares.</summary>
    public double Optimistic(double alpha) => Mean + alpha * Width;

    /// <summary>q̂ of the residual form: base q̂ and the correction, in [0, 1].</summary>
    public double Corrected(double baseQuality) => Math.Clamp(baseQuality + Mean, 0, 1);
}
