using MetaRouter.Training.Differentiation;
using MetaRouter.Training.Differentiation.Operations;

namespace MetaRouter.Training.Tests.Differentiation;

/// <summary>Computes a tensor in double precision, one plain formula per operation.</summary>
internal sealed class ReferenceEvaluator(IReadOnlyDictionary<string, DoubleTensor> leaves)
{
    private readonly Dictionary<Tensor, DoubleTensor> _values = [];

    public DoubleTensor Of(Tensor tensor)
    {
        if (!_values.TryGetValue(tensor, out var value)) _values.Add(tensor, value = Compute(tensor, [.. tensor.Inputs.Select(Of)]));
        return value;
    }

    private DoubleTensor Compute(Tensor tensor, DoubleTensor[] x) => tensor.Operation switch
    {
        Input input => leaves[input.Label],
        Parameter parameter => leaves[parameter.Label],
        Constant constant => new([.. constant.Values.Select(value => (double)value)], [.. tensor.Shape.Select(dimension => (int)dimension.Size!.Value)]),
        Neg => x[0].Map(value => -value),
        Relu => x[0].Map(value => Math.Max(value, 0)),
        Sign => x[0].Map(value => Math.Sign(value)),
        Sigmoid => x[0].Map(value => 1 / (1 + Math.Exp(-value))),
        Tanh => x[0].Map(Math.Tanh),
        Softplus => x[0].Map(value => Math.Log(1 + Math.Exp(value))),
        Exp => x[0].Map(Math.Exp),
        Log => x[0].Map(Math.Log),
        Sqrt => x[0].Map(Math.Sqrt),
        Cos => x[0].Map(Math.Cos),
        StopGradient => x[0],
        Add => DoubleTensor.Map(x[0], x[1], (a, b) => a + b),
        Sub => DoubleTensor.Map(x[0], x[1], (a, b) => a - b),
        Mul => DoubleTensor.Map(x[0], x[1], (a, b) => a * b),
        Div => DoubleTensor.Map(x[0], x[1], (a, b) => a / b),
        Equal => DoubleTensor.Map(x[0], x[1], (a, b) => a == b ? 1 : 0),
        ReduceMax => DoubleTensor.Make(Resized(x[0], x[0].Shape.Length - 1, 1), index => Enumerable.Range(0, x[0].Shape[^1]).Max(last => x[0][[.. index[..^1], last]])),
        Softmax => OverLastAxis(x[0], (value, row) => Math.Exp(value) / row.Sum(Math.Exp)),
        LogSoftmax => OverLastAxis(x[0], (value, row) => value - Math.Log(row.Sum(Math.Exp))),
        MatMul product => Multiply(x[0], x[1], product),
        ReduceSum sum => SumOver(x[0], sum.Axes),
        Expand => DoubleTensor.Make(Runtime(tensor), x[0].Stretched),
        Reshape => new(x[0].Values, Runtime(tensor)),
        Transpose transpose => DoubleTensor.Make(
            [.. transpose.Permutation.Select(axis => x[0].Shape[axis])],
            index => x[0][[.. Enumerable.Range(0, index.Length).Select(axis => index[transpose.Permutation.ToList().IndexOf(axis)])]]),
        Slice slice => DoubleTensor.Make(Resized(x[0], slice.Axis, (int)(slice.End - slice.Start)), index => x[0][Moved(index, slice.Axis, (int)slice.Start)]),
        Concat concat => Join(x, concat.Axis),
        GatherRows => DoubleTensor.Make([.. x[1].Shape, .. x[0].Shape[1..]], index =>
            x[0][[(int)x[1][index[..x[1].Shape.Length]], .. index[x[1].Shape.Length..]]]),
        Size size => new([size.Counted.Aggregate(1.0, (product, dimension) => product * SizeOf(dimension.Size, dimension.Name))], []),
        _ => throw new NotSupportedException($"Add a formula for {tensor.Operation.Name} to the reference."),
    };

    private int[] Runtime(Tensor tensor) => [.. tensor.Shape.Select(dimension => SizeOf(dimension.Size, dimension.Name))];

    private int SizeOf(long? size, string? name) => size is { } known
        ? (int)known
        : name!.Split('*').Aggregate(1, (product, part) => product * (int.TryParse(part, out var number) ? number : GradientCheck.Sizes[part]));

    private static DoubleTensor OverLastAxis(DoubleTensor x, Func<double, double[], double> function) => DoubleTensor.Make(x.Shape, index =>
        function(x[index], [.. Enumerable.Range(0, x.Shape[^1]).Select(last => x[[.. index[..^1], last]])]));

    private static DoubleTensor Multiply(DoubleTensor a, DoubleTensor b, MatMul product)
    {
        var leading = DoubleTensor.Broadcast(a.Shape[..^2], b.Shape[..^2]);
        var inner = a.Shape[product.TransposeA ? ^2 : ^1];
        int[] shape = [.. leading, a.Shape[product.TransposeA ? ^1 : ^2], b.Shape[product.TransposeB ? ^2 : ^1]];
        return DoubleTensor.Make(shape, index => Enumerable.Range(0, inner).Sum(k =>
            a.Stretched(product.TransposeA ? [.. index[..^2], k, index[^2]] : [.. index[..^1], k])
            * b.Stretched(product.TransposeB ? [.. index[..^2], index[^1], k] : [.. index[..^2], k, index[^1]])));
    }

    private static DoubleTensor SumOver(DoubleTensor x, IReadOnlyList<int> axes)
    {
        var sums = new Dictionary<string, double>();
        int[] shape = [.. x.Shape.Select((size, axis) => axes.Contains(axis) ? 1 : size)];
        string Key(int[] index) => string.Join(' ', index.Select((position, axis) => axes.Contains(axis) ? 0 : position));
        foreach (var index in DoubleTensor.Indices(x.Shape)) sums[Key(index)] = sums.GetValueOrDefault(Key(index)) + x[index];
        return DoubleTensor.Make(shape, index => sums[Key(index)]);
    }

    private static DoubleTensor Join(DoubleTensor[] parts, int axis) =>
        DoubleTensor.Make(Resized(parts[0], axis, parts.Sum(part => part.Shape[axis])), index =>
        {
            var (part, start) = (0, 0);
            while (index[axis] - start >= parts[part].Shape[axis]) start += parts[part++].Shape[axis];
            return parts[part][Moved(index, axis, -start)];
        });

    private static int[] Resized(DoubleTensor x, int axis, int size) => [.. x.Shape.Select((old, position) => position == axis ? size : old)];

    private static int[] Moved(int[] index, int axis, int by) => [.. index.Select((old, position) => position == axis ? old + by : old)];
}
