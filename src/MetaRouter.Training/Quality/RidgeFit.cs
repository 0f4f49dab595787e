using System.Numerics.Tensors;

namespace MetaRouter.Training.Quality;

/// <summary>Ridge regression of one number per candidate around its mean: targets may be missing (NaN).</summary>
internal static class RidgeFit
{
    /// <summary>slope_k = (X̃ᵀX̃ + λI)⁻¹ X̃ᵀ(y_k − ȳ_k) over the rows that know candidate k, X̃ centred on them.</summary>
    /// <param name="inputs">X [row][column], at least one row.</param>
    /// <param name="targets">y [row][candidate]; NaN where unknown; every candidate is known somewhere.</param>
    /// <param name="penalties">λ per column, above 0.</param>
    public static LinearArms Fit(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets, IReadOnlyList<double> penalties)
    {
        var arms = targets[0].Length;
        var (slopes, intercepts) = (new double[arms][], new double[arms]);
        foreach (var group in Enumerable.Range(0, arms).GroupBy(arm => KnownRows(targets, arm), RowsComparer.Instance))
        {
            var rows = group.Key;
            var centre = Centre(rows.Select(row => inputs[row]));
            var centred = rows.Select(row => Offset(inputs[row], centre)).ToArray();
            var gram = new Gram(centred, penalties);
            foreach (var arm in group)
            {
                var mean = rows.Average(row => targets[row][arm]);
                var correlation = new double[centre.Length];
                for (var index = 0; index < rows.Length; index++)
                    TensorPrimitives.MultiplyAdd(centred[index], targets[rows[index]][arm] - mean, correlation, correlation);
                slopes[arm] = gram.Solve([correlation])[0];
                intercepts[arm] = mean - TensorPrimitives.Dot<double>(slopes[arm], centre);
            }
        }

        return new LinearArms(slopes, intercepts);
    }

    internal static int[] KnownRows(IReadOnlyList<double[]> targets, int arm) =>
        [.. Enumerable.Range(0, targets.Count).Where(row => !double.IsNaN(targets[row][arm]))];

    private static double[] Centre(IEnumerable<double[]> rows)
    {
        double[]? sum = null;
        var count = 0;
        foreach (var row in rows)
        {
            sum ??= new double[row.Length];
            TensorPrimitives.Add(sum, row, sum);
            count++;
        }

        TensorPrimitives.Divide(sum, count, sum);
        return sum!;
    }

    private static double[] Offset(double[] row, double[] centre)
    {
        var offset = new double[row.Length];
        TensorPrimitives.Subtract(row, centre, offset);
        return offset;
    }

    /// <summary>Candidates known on the same rows share a decomposition.</summary>
    internal sealed class RowsComparer : IEqualityComparer<int[]>
    {
        public static RowsComparer Instance { get; } = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] rows) => rows.Length;
    }
}
