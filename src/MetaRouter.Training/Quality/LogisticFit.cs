using System.Numerics.Tensors;

namespace MetaRouter.Training.Quality;

/// <summary>
/// Logistic regression per candidate, targets in [0, 1], NaN where unknown. Minimises mean cross-entropy + ½·L2·‖slope‖² (the intercept is free)
/// by steps with Böhning's bound: the Hessian never exceeds ¼ XᵀX, so one decomposition serves every step and candidate and each step descends.
/// </summary>
internal static class LogisticFit
{
    private const int Steps = 40;
    private const double Tolerance = 1e-4;

    /// <param name="inputs">X [row][column], at least one row.</param>
    /// <param name="targets">[row][candidate]; every candidate is known somewhere.</param>
    /// <param name="penalty">L2, above 0.</param>
    public static LinearArms Fit(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets, double penalty)
    {
        var arms = targets[0].Length;
        var (slopes, intercepts) = (new double[arms][], new double[arms]);
        // One more column of ones is the intercept; its tiny penalty only keeps the decomposition safe.
        var extended = inputs.Select(row => (double[])[.. row, 1]).ToArray();
        foreach (var group in Enumerable.Range(0, arms).GroupBy(arm => RidgeFit.KnownRows(targets, arm), RidgeFit.RowsComparer.Instance))
        {
            var rows = group.Key.Select(row => extended[row]).ToArray();
            double[] ridge = [.. Enumerable.Repeat(4.0 * rows.Length * penalty, rows[0].Length - 1), 1e-3];
            var bound = new Gram(rows, ridge);
            foreach (var arm in group)
            {
                var weights = Descend(rows, [.. group.Key.Select(row => targets[row][arm])], penalty, bound);
                (slopes[arm], intercepts[arm]) = (weights[..^1], weights[^1]);
            }
        }

        return new LinearArms(slopes, intercepts);
    }

    private static double[] Descend(double[][] rows, double[] targets, double penalty, Gram bound)
    {
        var weights = new double[rows[0].Length];
        var mean = Math.Clamp(targets.Average(), 1e-3, 1 - 1e-3);
        weights[^1] = Math.Log(mean / (1 - mean));
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[weights.Length];
            TensorPrimitives.Multiply(weights.AsSpan(..^1), -penalty * rows.Length, gradient.AsSpan(..^1));
            for (var row = 0; row < rows.Length; row++)
                TensorPrimitives.MultiplyAdd(rows[row], targets[row] - LogisticFunction.Of(TensorPrimitives.Dot<double>(rows[row], weights)), gradient, gradient);
            var change = bound.Solve([gradient])[0];
            TensorPrimitives.MultiplyAdd(change, 4, weights, weights);
            if (TensorPrimitives.Norm<double>(change) < Tolerance) break;
        }

        return weights;
    }
}
