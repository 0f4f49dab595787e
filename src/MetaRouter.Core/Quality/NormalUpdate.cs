namespace MetaRouter.Core.Quality;

/// <summary>Bayes' rule for a normal belief by quadrature.</summary>
internal static class NormalUpdate
{
    private const int Points = 21;
    private const double Reach = 4;

    /// <summary>
    /// Mean and variance of a normal quantity after something was observed: 21 evenly spaced points within four standard deviations,
    /// which is exact to many digits for a smooth likelihood.
    /// </summary>
    /// <param name="mean">Before.</param>
    /// <param name="variance">Before, above 0.</param>
    /// <param name="likelihood">Of what was observed, given the quantity; above 0.</param>
    public static (double Mean, double Variance) Posterior(double mean, double variance, Func<double, double> likelihood)
    {
        var deviation = Math.Sqrt(variance);
        double total = 0, first = 0, second = 0;
        for (var point = 0; point < Points; point++)
        {
            var standard = Reach * (2.0 * point / (Points - 1) - 1);
            var weight = Math.Exp(-standard * standard / 2) * likelihood(mean + deviation * standard);
            total += weight;
            first += weight * standard;
            second += weight * standard * standard;
        }
        var shift = first / total;
        return (mean + deviation * shift, variance * (second / total - shift * shift));
    }
}
