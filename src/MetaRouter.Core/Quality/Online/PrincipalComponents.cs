using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality.Online;

/// <summary>
/// The directions in which embeddings of questions differ most, and a query's place along them: centred, and divided by the deviation along each and by √count.
/// Over the fitted questions every component has mean 0 and the same size, and all together have mean square 1, as the constant beside them has. Immutable.
/// </summary>
public sealed class PrincipalComponents
{
    /// <summary>Components that the residual form uses.</summary>
    public const int DefaultCount = 32;

    private const string Signature = "metarouter-components";

    private readonly float[] _centre;
    private readonly float[][] _directions;

    private PrincipalComponents(float[] centre, float[][] directions) => (_centre, _directions) = (centre, directions);

    /// <summary>Number of components.</summary>
    public int Count => _directions.Length;

    /// <summary>Fits the leading components.</summary>
    /// <param name="embeddings">At least two.</param>
    /// <param name="count">1 … 512; where the embeddings differ in fewer directions, the rest is always 0.</param>
    public static PrincipalComponents Fit(IReadOnlyList<QueryEmbedding> embeddings, int count = DefaultCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddings.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, QueryEmbedding.Dimensions);
        var centre = new float[QueryEmbedding.Dimensions];
        foreach (var embedding in embeddings) TensorPrimitives.Add(centre, embedding.Values, centre);
        TensorPrimitives.Divide(centre, embeddings.Count, centre);
        var offsets = Matrix<double>.Build.Dense(embeddings.Count, QueryEmbedding.Dimensions, (row, column) => embeddings[row].Values[column] - (double)centre[column]);
        var decomposition = (offsets.TransposeThisAndMultiply(offsets) / embeddings.Count).Evd(Symmetricity.Symmetric);
        var order = decomposition.EigenValues.Select(value => value.Real).Index().OrderByDescending(pair => pair.Item).Take(count).ToArray();
        return new PrincipalComponents(centre, [.. order.Select(pair => Direction(decomposition.EigenVectors.Column(pair.Index), count * pair.Item, count * order[0].Item))]);
    }

    /// <summary>A query's place along the components.</summary>
    /// <param name="embedding">The query.</param>
    /// <param name="place">Written; at least <see cref="Count"/> numbers.</param>
    public void Project(QueryEmbedding embedding, Span<double> place)
    {
        Span<float> offset = stackalloc float[QueryEmbedding.Dimensions];
        TensorPrimitives.Subtract(embedding.Values, _centre, offset);
        for (var index = 0; index < Count; index++) place[index] = TensorPrimitives.Dot(_directions[index], offset);
    }

    /// <summary>x of the residual form: the components and 1, <see cref="Count"/> + 1 numbers.</summary>
    public double[] Features(QueryEmbedding embedding)
    {
        var features = new double[Count + 1];
        Project(embedding, features);
        features[Count] = 1;
        return features;
    }

    /// <summary>The components as a file's content; <see cref="FromBytes"/> is the inverse, to the last bit.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Signature);
        writer.Write(Count);
        foreach (var vector in _directions.Prepend(_centre))
            foreach (var value in vector) writer.Write(value);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are no components.</exception>
    public static PrincipalComponents FromBytes(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false));
        try
        {
            if (reader.ReadString() != Signature) throw new InvalidDataException("They start otherwise.");
            var count = reader.ReadInt32();
            if (reader.BaseStream.Length - reader.BaseStream.Position != (count + 1L) * QueryEmbedding.Dimensions * sizeof(float) || count < 1)
                throw new InvalidDataException("They have another length.");
            var vectors = Enumerable.Range(0, count + 1)
                .Select(_ => Enumerable.Range(0, QueryEmbedding.Dimensions).Select(_ => reader.ReadSingle()).ToArray()).ToArray();
            return new PrincipalComponents(vectors[0], vectors[1..]);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException)
        {
            throw new ArgumentException($"These bytes hold no principal components. {exception.Message}", nameof(bytes), exception);
        }
    }

    // The sign of an eigenvector is arbitrary; its largest entry is made positive so that fits repeat.
    private static float[] Direction(Vector<double> vector, double variance, double largest)
    {
        if (variance <= 1e-9 * largest) return new float[QueryEmbedding.Dimensions];
        var factor = Math.Sign(vector[vector.AbsoluteMaximumIndex()]) / Math.Sqrt(variance);
        return [.. vector.Select(value => (float)(value * factor))];
    }
}
