namespace MetaRouter.Training.Differentiation;

/// <summary>Functions made of the operators.</summary>
public static class SpecialFunctions
{
    private const int Shift = 4;

    /// <summary>
    /// ln Γ(x) for x > 0, within 1e−6 (relative, or absolute near its zeros): Stirling's series at x + 4, less the logarithm of the four factors between.
    /// </summary>
    public static Tensor LogGamma(this Tensor x)
    {
        var z = x + Shift;
        var product = Enumerable.Range(1, Shift - 1).Aggregate(x, (product, step) => product * (x + step));
        var inverse = 1 / z;
        var square = inverse * inverse;
        var series = inverse * (1 / 12.0 - square * (1 / 360.0 - square / 1260.0));
        return (z - 0.5) * z.Log() - z + 0.5 * Math.Log(2 * Math.PI) + series - product.Log();
    }

    /// <summary>ln Beta(w; a, b), the log density at w ∈ (0, 1).</summary>
    public static Tensor LogBetaDensity(Tensor w, Tensor a, Tensor b) =>
        (a - 1) * w.Log() + (b - 1) * (1 - w).Log() + (a + b).LogGamma() - a.LogGamma() - b.LogGamma();
}
