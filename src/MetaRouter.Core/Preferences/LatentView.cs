using System.Collections.Immutable;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// Shows a latent preference in the plane: its projection on two fixed directions, in which people were found to differ most. Immutable.
/// </summary>
public sealed class LatentView
{
    private readonly ImmutableArray<double> _first;
    private readonly ImmutableArray<double> _second;

    /// <param name="first">Direction of the horizontal axis, as long as z.</param>
    /// <param name="second">Direction of the vertical axis, as long as z.</param>
    /// <exception cref="ArgumentException">The directions differ in length.</exception>
    public LatentView(ImmutableArray<double> first, ImmutableArray<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"Both directions must be as long as z; they hold {first.Length} and {second.Length} numbers.", nameof(second));
        (_first, _second) = (first, second);
    }

    /// <summary>Where a belief lies; null when it has no latent of this view's length.</summary>
    public LatentPlace? Place(PreferenceBelief belief)
    {
        if (belief.LatentMean.Length != _first.Length || belief.LatentVariance.Length != _first.Length) return null;
        double x = 0, y = 0, varianceX = 0, covariance = 0, varianceY = 0;
        for (var index = 0; index < _first.Length; index++)
        {
            var (mean, variance) = (belief.LatentMean[index], belief.LatentVariance[index]);
            x += _first[index] * mean;
            y += _second[index] * mean;
            varianceX += _first[index] * _first[index] * variance;
            covariance += _first[index] * _second[index] * variance;
            varianceY += _second[index] * _second[index] * variance;
        }

        return new LatentPlace(x, y, varianceX, covariance, varianceY);
    }
}

/// <summary>A latent preference in the plane: a normal distribution.</summary>
/// <param name="X">Mean along the first direction.</param>
/// <param name="Y">Mean along the second.</param>
/// <param name="VarianceX">Variance along the first.</param>
/// <param name="Covariance">Between the two.</param>
/// <param name="VarianceY">Variance along the second.</param>
public readonly record struct LatentPlace(double X, double Y, double VarianceX, double Covariance, double VarianceY)
{
    /// <summary>
    /// The edge of the smallest region that holds z with this probability: mean + √(−2 ln(1 − p))·L·(cos t, sin t), L the Cholesky factor of
    /// the covariance; closed, evenly spaced in t.
    /// </summary>
    /// <param name="probability">p ∈ (0, 1).</param>
    /// <param name="steps">Number of arcs, at least 3.</param>
    public IReadOnlyList<(double X, double Y)> Ellipse(double probability, int steps = 48)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 3);
        var radius = Math.Sqrt(-2 * Math.Log(1 - probability));
        var a = Math.Sqrt(VarianceX);
        var b = a > 0 ? Covariance / a : 0;
        var c = Math.Sqrt(Math.Max(VarianceY - b * b, 0));
        var (x, y) = (X, Y);
        return [.. Enumerable.Range(0, steps + 1).Select(step =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * (step % steps) / steps);
            return (x + radius * a * cos, y + radius * (b * cos + c * sin));
        })];
    }
}
