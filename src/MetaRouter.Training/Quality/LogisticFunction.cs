namespace MetaRouter.Training.Quality;

/// <summary>The logistic function and its inverse.</summary>
internal static class LogisticFunction
{
    private const double Margin = 1e-6;

    public static double Of(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>ln(p/(1 − p)) with p kept 10⁻⁶ away from 0 and 1.</summary>
    public static double Logit(double p)
    {
        var inside = Math.Clamp(p, Margin, 1 - Margin);
        return Math.Log(inside / (1 - inside));
    }
}
