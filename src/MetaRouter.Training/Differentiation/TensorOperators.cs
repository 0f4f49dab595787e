using MetaRouter.Onnx.Graphs;
using MetaRouter.Training.Differentiation.Operations;

namespace MetaRouter.Training.Differentiation;

/// <summary>What can be done with tensors beside arithmetic. Axes count from the front, negative ones from the back.</summary>
public static class TensorOperators
{
    public static Tensor Relu(this Tensor x) => x.Graph.Apply(new Relu(), x);

    /// <summary>−1, 0 or 1, without a gradient.</summary>
    public static Tensor Sign(this Tensor x) => x.Graph.Apply(new Sign(), x);

    public static Tensor Sigmoid(this Tensor x) => x.Graph.Apply(new Sigmoid(), x);

    public static Tensor Tanh(this Tensor x) => x.Graph.Apply(new Tanh(), x);

    /// <summary>ln(1 + eˣ).</summary>
    public static Tensor Softplus(this Tensor x) => x.Graph.Apply(new Softplus(), x);

    public static Tensor Exp(this Tensor x) => x.Graph.Apply(new Exp(), x);

    /// <summary>The natural logarithm.</summary>
    public static Tensor Log(this Tensor x) => x.Graph.Apply(new Log(), x);

    public static Tensor Sqrt(this Tensor x) => x.Graph.Apply(new Sqrt(), x);

    public static Tensor Cos(this Tensor x) => x.Graph.Apply(new Cos(), x);

    public static Tensor Square(this Tensor x) => x * x;

    /// <summary>The same numbers, through which no gradient flows back.</summary>
    public static Tensor StopGradient(this Tensor x) => x.Graph.Apply(new StopGradient(), x);

    /// <summary>max(x, least).</summary>
    public static Tensor Max(this Tensor x, double least) => (x - least).Relu() + least;

    /// <summary>min(x, most).</summary>
    public static Tensor Min(this Tensor x, double most) => most - (most - x).Relu();

    /// <summary>
    /// a·b over the last two axes, each transposed on request; leading axes broadcast. A matrix b is multiplied with all of a's rows at once.
    /// </summary>
    public static Tensor MatMul(this Tensor a, Tensor b, bool transposeA = false, bool transposeB = false)
    {
        if (transposeA || a.Shape.Count <= 2 || b.Shape.Count != 2) return a.Graph.Apply(new MatMul(transposeA, transposeB), a, b);
        var leading = new TensorShape(a.Shape.Take(a.Shape.Count - 1));
        var rows = a.Reshape(leading.Product(), a.Shape[^1]).MatMul(b, false, transposeB);
        return rows.Reshape([.. leading, rows.Shape[^1]]);
    }

    /// <summary>Softmax over the last axis.</summary>
    public static Tensor Softmax(this Tensor x) => x.Graph.Apply(new Softmax(), x);

    /// <summary>ln softmax over the last axis.</summary>
    public static Tensor LogSoftmax(this Tensor x) => x.Graph.Apply(new LogSoftmax(), x);

    /// <summary>The sum over some axes (over all, if none is named), which stay with size 1 on request.</summary>
    public static Tensor Sum(this Tensor x, int[]? axes = null, bool keep = false)
    {
        int[] over = [.. (axes ?? [.. Enumerable.Range(0, x.Shape.Count)]).Select(x.Shape.Axis).Distinct().Order()];
        if (over.Length == 0) return x;
        var sum = x.Graph.Apply(new ReduceSum(over), x);
        return keep ? sum : sum.Reshape([.. x.Shape.Where((_, axis) => !over.Contains(axis))]);
    }

    /// <summary>The mean over some axes (over all, if none is named), which stay with size 1 on request.</summary>
    public static Tensor Mean(this Tensor x, int[]? axes = null, bool keep = false)
    {
        var over = (axes ?? [.. Enumerable.Range(0, x.Shape.Count)]).Select(x.Shape.Axis);
        var counted = new TensorShape(over.Distinct().Select(axis => x.Shape[axis]));
        return x.Sum(axes, keep) / (counted.Product().Size is { } size ? x.Graph.Constant(size) : x.Graph.Apply(new Size(counted), x));
    }

    /// <summary>The largest number along the last axis, which stays with size 1.</summary>
    public static Tensor LargestOfLast(this Tensor x) => x.Graph.Apply(new ReduceMax(), x);

    /// <summary>1 where both are equal, else 0; broadcasts; without a gradient.</summary>
    public static Tensor EqualTo(this Tensor a, Tensor b) => a.Graph.Apply(new Equal(), a, b);

    public static Tensor Reshape(this Tensor x, params IEnumerable<Dimension> shape) => x.Reshape(new TensorShape(shape));

    public static Tensor Reshape(this Tensor x, TensorShape shape) => x.Shape == shape ? x : x.Graph.Apply(new Reshape(shape), x);

    /// <summary>Axis i of the result is axis permutation[i] of the input.</summary>
    public static Tensor Transpose(this Tensor x, params int[] permutation) => x.Graph.Apply(new Transpose(permutation), x);

    /// <summary>Positions start (inclusive) to end (exclusive) along an axis of fixed size.</summary>
    public static Tensor Slice(this Tensor x, int axis, long start, long end) => x.Graph.Apply(new Slice(x.Shape.Axis(axis), start, end), x);

    /// <summary>Tensors one after the other along an axis of fixed size.</summary>
    public static Tensor Concat(int axis, params Tensor[] parts) => parts[0].Graph.Apply(new Concat(parts[0].Shape.Axis(axis)), parts);

    /// <summary>Rows of a table [n, …] by their positions: whole numbers in [0, n), of any shape, given as floats (exact below 2²⁴).</summary>
    public static Tensor Gather(this Tensor table, Tensor positions) => table.Graph.Apply(new GatherRows(), table, positions);

    /// <summary>Broadcasts to a shape.</summary>
    public static Tensor ExpandTo(this Tensor x, TensorShape shape) => x.Shape == shape ? x : x.Graph.Apply(new Expand(shape), x);

    /// <summary>Sums over whatever broadcasting would have to stretch to get here from <paramref name="shape"/>.</summary>
    internal static Tensor SumTo(this Tensor x, TensorShape shape)
    {
        var added = x.Shape.Count - shape.Count;
        int[] axes = [.. Enumerable.Range(0, x.Shape.Count).Where(axis => axis < added || (shape[axis - added].Size == 1 && x.Shape[axis].Size != 1))];
        return axes.Length == 0 ? x : x.Graph.Apply(new ReduceSum(axes), x).Reshape(shape);
    }
}
