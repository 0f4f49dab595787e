using System.Collections;
using System.Globalization;
using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation;

/// <summary>
/// The shape of a tensor while the graph is built: sizes, or names of sizes that each run decides. A name such as "people*contexts" is the
/// product of two names. Immutable, with value equality.
/// </summary>
public sealed class TensorShape(IEnumerable<Dimension> dimensions) : IReadOnlyList<Dimension>, IEquatable<TensorShape>
{
    private readonly Dimension[] _dimensions = [.. dimensions];

    /// <summary>Number of axes; 0 is a scalar.</summary>
    public int Count => _dimensions.Length;

    public Dimension this[int axis] => _dimensions[axis];

    public static bool operator ==(TensorShape? left, TensorShape? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(TensorShape? left, TensorShape? right) => !(left == right);

    public bool Equals(TensorShape? other) => other is not null && _dimensions.AsSpan().SequenceEqual(other._dimensions);

    public override bool Equals(object? obj) => Equals(obj as TensorShape);

    public override int GetHashCode() => _dimensions.Aggregate(17, HashCode.Combine);

    public IEnumerator<Dimension> GetEnumerator() => _dimensions.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", _dimensions.Select(Text))}]";

    /// <summary>The axis counted from the front; −1 is the last.</summary>
    internal int Axis(int axis)
    {
        var found = axis < 0 ? axis + Count : axis;
        return found >= 0 && found < Count ? found : throw new ArgumentException($"Shape {this} has no axis {axis}.", nameof(axis));
    }

    internal TensorShape With(int axis, Dimension size) => new(_dimensions.Select((dimension, index) => index == axis ? size : dimension));

    /// <summary>The size of an axis that no run may change.</summary>
    internal long Fixed(int axis) =>
        this[axis].Size ?? throw new ArgumentException($"Axis {axis} of shape {this} must have a fixed size.", nameof(axis));

    /// <summary>The product of all dimensions, a name that does not depend on their order.</summary>
    internal Dimension Product()
    {
        var size = 1L;
        var names = new List<string>();
        foreach (var factor in _dimensions.SelectMany(dimension => Text(dimension).Split('*')))
        {
            if (long.TryParse(factor, CultureInfo.InvariantCulture, out var number)) size *= number;
            else names.Add(factor);
        }

        if (names.Count == 0) return size;
        names.Sort(StringComparer.Ordinal);
        return string.Join('*', size == 1 ? names : [.. names, Text(size)]);
    }

    /// <summary>The shape that two operands have together: missing leading axes and axes of size 1 stretch.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    internal static TensorShape Broadcast(string operation, TensorShape a, TensorShape b)
    {
        var shape = new Dimension[Math.Max(a.Count, b.Count)];
        for (var back = 1; back <= shape.Length; back++)
        {
            Dimension left = back <= a.Count ? a[a.Count - back] : 1, right = back <= b.Count ? b[b.Count - back] : 1;
            if (left != right && left.Size != 1 && right.Size != 1)
                throw new ArgumentException($"{operation} of {a} and {b}: {Text(left)} and {Text(right)} do not fit together.");
            shape[^back] = left.Size == 1 ? right : left;
        }

        return new TensorShape(shape);
    }

    private static string Text(Dimension dimension) => dimension.Name ?? FormattableString.Invariant($"{dimension.Size}");
}
