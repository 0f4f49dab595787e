using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace MetaRouter.Core.Quality.Online;

/// <summary>
/// One candidate inside the bandit: a ridge regression of targets on features, with the width of its confidence (docs/mathematics.md, section 5).
/// A = λI + Σxxᵀ, b = λθ₀ + Σr·x, θ = A⁻¹b. Immutable, safe for concurrent reading; A⁻¹ is kept by Sherman–Morrison and made anew from A every
/// <see cref="RefreshInterval"/> updates.
/// </summary>
public sealed class LinUcbArm
{
    /// <summary>Updates between two decompositions of A.</summary>
    public const int RefreshInterval = 500;

    private readonly double[] _start;
    private readonly double[] _precision;
    private readonly double[] _inverse;
    private readonly double[] _evidence;
    private readonly double[] _weights;

    private LinUcbArm(double ridge, double[] start, double[] precision, double[] inverse, double[] evidence, int updates)
    {
        (Ridge, _start, _precision, _inverse, _evidence, Updates) = (ridge, start, precision, inverse, evidence, updates);
        _weights = Times(inverse, evidence);
    }

    /// <summary>Number of features d.</summary>
    public int Dimensions => _start.Length;

    /// <summary>λ of the prior.</summary>
    public double Ridge { get; }

    /// <summary>How often the arm learned.</summary>
    public int Updates { get; }

    /// <summary>θ, d numbers.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>An arm that has learned nothing: A = λI, b = λθ₀.</summary>
    /// <param name="start">θ₀, d numbers; copied.</param>
    /// <param name="ridge">λ > 0: how many observations the prior is worth in each direction.</param>
    public static LinUcbArm Prior(ReadOnlySpan<double> start, double ridge)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ridge);
        var (precision, inverse) = (new double[start.Length * start.Length], new double[start.Length * start.Length]);
        for (var index = 0; index < start.Length; index++) (precision[index * (start.Length + 1)], inverse[index * (start.Length + 1)]) = (ridge, 1 / ridge);
        var evidence = new double[start.Length];
        TensorPrimitives.Multiply(start, ridge, evidence);
        return new LinUcbArm(ridge, start.ToArray(), precision, inverse, evidence, 0);
    }

    /// <summary>
    /// The arm after one observation. With γ &lt; 1 older ones fade towards the prior, never below it: A ← γA + (1 − γ)λI + xxᵀ,
    /// b ← γb + (1 − γ)λθ₀ + r·x. With γ = 1 the order of observations does not matter (within 1e-9).
    /// </summary>
    /// <param name="x">Features, d finite numbers.</param>
    /// <param name="target">What was observed.</param>
    /// <param name="forgetting">γ in (0, 1].</param>
    /// <exception cref="ArgumentException">A wrong number of features, or a number that is not finite.</exception>
    public LinUcbArm Learn(ReadOnlySpan<double> x, double target, double forgetting = 1)
    {
        if (x.Length != Dimensions || !double.IsFinite(target) || !double.IsFinite(TensorPrimitives.Sum(x)))
            throw new ArgumentException($"An arm of {Dimensions} features learns from as many finite numbers and a finite target; it was given {x.Length} and {target}.", nameof(x));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(forgetting);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(forgetting, 1);

        double[] precision = [.. _precision], evidence = [.. _evidence];
        if (forgetting < 1) Fade(precision, evidence, forgetting);
        for (var row = 0; row < Dimensions; row++) AddScaled(precision.AsSpan(row * Dimensions, Dimensions), x, x[row]);
        AddScaled(evidence, x, target);
        var updates = Updates + 1;
        var inverse = forgetting < 1 || updates % RefreshInterval == 0 ? Invert(precision) : RankOne(x);
        return new LinUcbArm(Ridge, _start, precision, inverse, evidence, updates);
    }

    /// <summary>θᵀx.</summary>
    public double Mean(ReadOnlySpan<double> x) => TensorPrimitives.Dot(_weights, x);

    /// <summary>cos(x, θ) in [−1, 1]; 0 when one of them is zero.</summary>
    public double Cosine(ReadOnlySpan<double> x)
    {
        var norms = TensorPrimitives.Norm(x) * TensorPrimitives.Norm<double>(_weights);
        return norms > 0 ? Mean(x) / norms : 0;
    }

    /// <summary>√(xᵀA⁻¹x), at least 0.</summary>
    public double Width(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var row = 0; row < Dimensions; row++) sum += x[row] * TensorPrimitives.Dot(_inverse.AsSpan(row * Dimensions, Dimensions), x);
        return Math.Sqrt(Math.Max(sum, 0));
    }

    /// <summary>The greatest difference between A⁻¹ as it is kept and as A's decomposition gives it, in any entry.</summary>
    internal double Drift() => TensorPrimitives.Distance<double>(_inverse, Invert(_precision));

    /// <summary>Writes the arm; <see cref="Read"/> gives the same numbers again.</summary>
    internal void Write(BinaryWriter writer)
    {
        writer.Write(Dimensions);
        writer.Write(Ridge);
        writer.Write(Updates);
        foreach (var value in _start) writer.Write(value);
        foreach (var value in _evidence) writer.Write(value);
        foreach (var matrix in new[] { _precision, _inverse })
            for (var row = 0; row < Dimensions; row++)
                for (var column = 0; column <= row; column++) writer.Write(matrix[row * Dimensions + column]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    internal static LinUcbArm Read(BinaryReader reader)
    {
        var dimensions = reader.ReadInt32();
        if (dimensions is < 1 or > 4096) throw new InvalidDataException($"An arm of {dimensions} features is none.");
        var (ridge, updates) = (reader.ReadDouble(), reader.ReadInt32());
        double[] start = Numbers(), evidence = Numbers();
        return new LinUcbArm(ridge, start, Symmetric(), Symmetric(), evidence, updates);

        double[] Numbers()
        {
            var numbers = new double[dimensions];
            for (var index = 0; index < dimensions; index++) numbers[index] = reader.ReadDouble();
            return numbers;
        }

        double[] Symmetric()
        {
            var matrix = new double[dimensions * dimensions];
            for (var row = 0; row < dimensions; row++)
                for (var column = 0; column <= row; column++) matrix[row * dimensions + column] = matrix[column * dimensions + row] = reader.ReadDouble();
            return matrix;
        }
    }

    private static void AddScaled(Span<double> sum, ReadOnlySpan<double> values, double factor) => TensorPrimitives.MultiplyAdd(values, factor, sum, sum);

    private void Fade(double[] precision, double[] evidence, double forgetting)
    {
        TensorPrimitives.Multiply<double>(precision, forgetting, precision);
        TensorPrimitives.Multiply<double>(evidence, forgetting, evidence);
        for (var index = 0; index < Dimensions; index++) precision[index * (Dimensions + 1)] += (1 - forgetting) * Ridge;
        AddScaled(evidence, _start, (1 - forgetting) * Ridge);
    }

    // A⁻¹ − vvᵀ/(1 + xᵀv) with v = A⁻¹x; written with a common root so that it stays symmetric to the last bit.
    private double[] RankOne(ReadOnlySpan<double> x)
    {
        var v = Times(_inverse, x);
        TensorPrimitives.Multiply<double>(v, 1 / Math.Sqrt(1 + TensorPrimitives.Dot(v, x)), v);
        double[] inverse = [.. _inverse];
        for (var row = 0; row < v.Length; row++) AddScaled(inverse.AsSpan(row * v.Length, v.Length), v, -v[row]);
        return inverse;
    }

    private double[] Invert(double[] precision)
    {
        var inverse = Matrix<double>.Build.Dense(Dimensions, Dimensions, [.. precision]).Cholesky().Solve(Matrix<double>.Build.DenseIdentity(Dimensions));
        return ((inverse + inverse.Transpose()) / 2).ToColumnMajorArray();
    }

    private static double[] Times(double[] matrix, ReadOnlySpan<double> vector)
    {
        var product = new double[vector.Length];
        for (var row = 0; row < vector.Length; row++) product[row] = TensorPrimitives.Dot(matrix.AsSpan(row * vector.Length, vector.Length), vector);
        return product;
    }
}
