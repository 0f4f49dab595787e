using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace MetaRouter.Training.Quality;

/// <summary>XᵀX + λI of centred rows, decomposed once and solved for many right-hand sides. Immutable.</summary>
internal sealed class Gram
{
    private readonly MathNet.Numerics.LinearAlgebra.Factorization.Cholesky<double> _factors;

    /// <param name="rows">X, at least one row; used as they are.</param>
    /// <param name="penalties">λ per column, above 0.</param>
    public Gram(IReadOnlyList<double[]> rows, IReadOnlyList<double> penalties)
    {
        var width = rows[0].Length;
        var products = new double[width][];
        for (var column = 0; column < width; column++)
        {
            // The lower triangle is enough: the factorisation reads no more.
            var sums = products[column] = new double[column + 1];
            foreach (var row in rows) TensorPrimitives.MultiplyAdd(row.AsSpan(0, column + 1), row[column], sums, sums);
        }

        _factors = Matrix<double>.Build.Dense(width, width, (i, j) => products[Math.Max(i, j)][Math.Min(i, j)] + (i == j ? penalties[i] : 0)).Cholesky();
    }

    /// <summary>(XᵀX + λI)⁻¹ applied to each vector.</summary>
    public double[][] Solve(double[][] vectors) => [.. vectors.Select(vector => _factors.Solve(Vector<double>.Build.Dense(vector)).ToArray())];
}
