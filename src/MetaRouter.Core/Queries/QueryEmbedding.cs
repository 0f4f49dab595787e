using System.Numerics.Tensors;

namespace MetaRouter.Core.Queries;

/// <summary>The vector of a query: <see cref="Dimensions"/> single-precision numbers of unit Euclidean length (within 1e-3).</summary>
public sealed class QueryEmbedding
{
    /// <summary>Length of every embedding's vector.</summary>
    public const int Dimensions = 512;

    private readonly float[] _values;

    /// <summary>Takes ownership of <paramref name="values"/>; the caller must not write to it afterwards.</summary>
    /// <exception cref="ArgumentException">Wrong length, or not of unit length.</exception>
    public QueryEmbedding(float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != Dimensions)
            throw new ArgumentException($"An embedding has {Dimensions} numbers; this one has {values.Length}.", nameof(values));
        var norm = TensorPrimitives.Norm(values);
        if (!(Math.Abs(norm - 1) <= 1e-3))
            throw new ArgumentException($"An embedding has length 1; this one has {norm}.", nameof(values));
        _values = values;
    }

    /// <summary>The <see cref="Dimensions"/> numbers.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Cosine similarity with another embedding, in [−1, 1].</summary>
    public float Similarity(QueryEmbedding other) => TensorPrimitives.Dot(_values, other._values);
}
