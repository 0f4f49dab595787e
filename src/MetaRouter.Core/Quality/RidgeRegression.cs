using System.Collections.Immutable;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality;

/// <summary>
/// Ridge regression of a number on query embeddings around its mean, with exact leave-one-out predictions in closed form
/// (docs/mathematics.md, section 2). Meant for tens to about a thousand examples: fitting decomposes a matrix of min(n, 512) rows. Immutable.
/// </summary>
internal sealed class RidgeRegression
{
    private readonly float[] _centre;
    private readonly float[] _slopes;
    private readonly double _mean;

    private RidgeRegression(float[] centre, float[] slopes, double mean, ImmutableArray<double> leftOut, ImmutableArray<double> targets)
    {
        (_centre, _slopes, _mean, LeftOut) = (centre, slopes, mean, leftOut);
        LeftOutVariance = leftOut.Zip(targets, (predicted, target) => (predicted - target) * (predicted - target)).Average();
    }

    /// <summary>For each example what a fit to all the others predicts.</summary>
    public ImmutableArray<double> LeftOut { get; }

    /// <summary>Mean squared error of <see cref="LeftOut"/>.</summary>
    public double LeftOutVariance { get; }

    /// <summary>Prediction for a query that is none of the examples.</summary>
    public double Predict(QueryEmbedding query)
    {
        var offset = new float[QueryEmbedding.Dimensions];
        TensorPrimitives.Subtract(query.Values, _centre, offset);
        return _mean + TensorPrimitives.Dot<float>(offset, _slopes);
    }

    /// <summary>Examples before a penalty is chosen: everything that does not depend on it.</summary>
    public sealed class Examples
    {
        private readonly float[] _centre = new float[QueryEmbedding.Dimensions];
        private readonly Matrix<double> _offsets;
        private readonly Matrix<double> _vectors;
        private readonly Vector<double> _values;
        private readonly ImmutableArray<double> _targets;
        private readonly double _mean;

        /// <param name="embeddings">At least two.</param>
        /// <param name="targets">As many.</param>
        public Examples(IReadOnlyList<QueryEmbedding> embeddings, IEnumerable<double> targets)
        {
            _targets = [.. targets];
            _mean = _targets.Average();
            foreach (var embedding in embeddings) TensorPrimitives.Add(_centre, embedding.Values, _centre);
            TensorPrimitives.Divide(_centre, embeddings.Count, _centre);
            _offsets = Matrix<double>.Build.Dense(
                embeddings.Count, QueryEmbedding.Dimensions, (row, column) => embeddings[row].Values[column] - (double)_centre[column]);
            (_vectors, _values) = embeddings.Count <= QueryEmbedding.Dimensions ? OfManyDimensions(_offsets) : OfManyExamples(_offsets);
        }

        // Eigenvectors of XXᵀ.
        private static (Matrix<double> Vectors, Vector<double> Values) OfManyDimensions(Matrix<double> offsets)
        {
            var decomposition = offsets.TransposeAndMultiply(offsets).Evd(Symmetricity.Symmetric);
            return (decomposition.EigenVectors, decomposition.EigenValues.Map(value => Math.Max(value.Real, 0)));
        }

        // The same ones where they matter, from the smaller XᵀX = VSVᵀ: U = XV/√S. What lies outside of them is shrunk to nothing by every penalty.
        private static (Matrix<double> Vectors, Vector<double> Values) OfManyExamples(Matrix<double> offsets)
        {
            var decomposition = offsets.TransposeThisAndMultiply(offsets).Evd(Symmetricity.Symmetric);
            var values = decomposition.EigenValues.Map(value => Math.Max(value.Real, 0));
            var least = values.Maximum() * 1e-12;
            var vectors = offsets * decomposition.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(values.Map(value => value > least ? 1 / Math.Sqrt(value) : 0));
            return (vectors, values);
        }

        /// <summary>The fit for a penalty λ > 0; +∞ gives the mean alone.</summary>
        public RidgeRegression Fit(double penalty)
        {
            var count = _targets.Length;
            var shrinkage = _values.Map(value => value / (value + penalty));
            var projected = _vectors.TransposeThisAndMultiply(Vector<double>.Build.Dense(count, row => _targets[row] - _mean));
            var fitted = _vectors * shrinkage.PointwiseMultiply(projected);
            var leftOut = new double[count];
            for (var row = 0; row < count; row++)
            {
                var leverage = 1.0 / count;
                for (var column = 0; column < _vectors.ColumnCount; column++) leverage += shrinkage[column] * _vectors[row, column] * _vectors[row, column];
                leftOut[row] = _targets[row] - (_targets[row] - _mean - fitted[row]) / Math.Max(1 - leverage, 1e-9);
            }
            var slopes = _offsets.TransposeThisAndMultiply(_vectors * projected.PointwiseDivide(_values.Add(penalty)));
            return new RidgeRegression(_centre, [.. slopes.Select(slope => (float)slope)], _mean, [.. leftOut], _targets);
        }
    }
}
