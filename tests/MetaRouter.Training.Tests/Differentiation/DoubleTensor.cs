namespace MetaRouter.Training.Tests.Differentiation;

/// <summary>Plain row-major doubles; the slow, obvious mathematics that the graphs are compared with.</summary>
internal sealed class DoubleTensor(double[] values, int[] shape)
{
    public double[] Values { get; } = values;

    public int[] Shape { get; } = shape;

    public double this[params int[] index] => Values[Offset(Shape, index)];

    public static DoubleTensor Make(int[] shape, Func<int[], double> at) => new([.. Indices(shape).Select(at)], shape);

    public DoubleTensor Map(Func<double, double> function) => new([.. Values.Select(function)], Shape);

    public static DoubleTensor Map(DoubleTensor a, DoubleTensor b, Func<double, double, double> function) =>
        Make(Broadcast(a.Shape, b.Shape), index => function(a.Stretched(index), b.Stretched(index)));

    /// <summary>The number at a position of a shape that this one was broadcast to.</summary>
    public double Stretched(int[] index)
    {
        var own = index[(index.Length - Shape.Length)..];
        return this[[.. own.Select((position, axis) => Shape[axis] == 1 ? 0 : position)]];
    }

    public static int[] Broadcast(int[] a, int[] b)
    {
        var rank = Math.Max(a.Length, b.Length);
        int At(int[] shape, int axis) => axis < rank - shape.Length ? 1 : shape[axis - (rank - shape.Length)];
        return [.. Enumerable.Range(0, rank).Select(axis => Math.Max(At(a, axis), At(b, axis)))];
    }

    public static IEnumerable<int[]> Indices(int[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        for (var offset = 0; offset < count; offset++)
        {
            var index = new int[shape.Length];
            for (int axis = shape.Length - 1, left = offset; axis >= 0; left /= shape[axis--]) index[axis] = left % shape[axis];
            yield return index;
        }
    }

    private static int Offset(int[] shape, int[] index) => shape.Zip(index).Aggregate(0, (offset, pair) => offset * pair.First + pair.Second);
}
