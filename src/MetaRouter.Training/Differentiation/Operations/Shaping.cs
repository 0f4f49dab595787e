using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>The sum over some axes, which stay with size 1.</summary>
/// <param name="Axes">Distinct, counted from the front.</param>
internal sealed record ReduceSum(IReadOnlyList<int> Axes) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => Axes.Aggregate(inputs[0], (shape, axis) => shape.With(axis, 1));

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.ReduceSum(inputs[0], emitter.Integers([.. Axes.Select(axis => (long)axis)]));

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.ExpandTo(output.Inputs[0].Shape)];
}

/// <summary>The largest number along the last axis, which stays with size 1; of equals, each gets the whole gradient.</summary>
internal sealed record ReduceMax : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => inputs[0].With(inputs[0].Axis(-1), 1);

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Node(Name, [inputs[0]], NodeAttribute.Of("axes", [-1L]), NodeAttribute.Of("keepdims", 1L));

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient * output.Inputs[0].EqualTo(output)];
}

/// <summary>Broadcasts to a shape.</summary>
internal sealed record Expand(TensorShape Target) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => TensorShape.Broadcast(Name, inputs[0], Target) == Target
        ? Target
        : throw new ArgumentException($"Expand of {inputs[0]} cannot give {Target}.");

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Node(Name, [inputs[0], emitter.ShapeVector(Target)]);

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.SumTo(output.Inputs[0].Shape)];
}

/// <summary>The same numbers in row-major order under another shape.</summary>
internal sealed record Reshape(TensorShape Target) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => inputs[0].Product() == Target.Product()
        ? Target
        : throw new ArgumentException($"Reshape of {inputs[0]} cannot give {Target}: the numbers of elements differ.");

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Reshape(inputs[0], emitter.ShapeVector(Target, inferOne: true));

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Reshape(output.Inputs[0].Shape)];
}

/// <summary>Reorders the axes: axis i of the result is axis Permutation[i] of the input.</summary>
internal sealed record Transpose(IReadOnlyList<int> Permutation) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => Permutation.Order().SequenceEqual(Enumerable.Range(0, inputs[0].Count))
        ? new(Permutation.Select(axis => inputs[0][axis]))
        : throw new ArgumentException($"Transpose of {inputs[0]}: [{string.Join(", ", Permutation)}] does not name every axis once.");

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Transpose(inputs[0], [.. Permutation.Select(axis => (long)axis)]);

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) =>
        [gradient.Transpose([.. Enumerable.Range(0, Permutation.Count).OrderBy(axis => Permutation[axis])])];
}

/// <summary>Positions Start (inclusive) to End (exclusive) of an axis of fixed size.</summary>
internal sealed record Slice(int Axis, long Start, long End) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => Start >= 0 && Start < End && End <= inputs[0].Fixed(Axis)
        ? inputs[0].With(Axis, End - Start)
        : throw new ArgumentException($"Slice of {inputs[0]}: axis {Axis} has no positions {Start} to {End}.");

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Node(Name, [inputs[0], emitter.Integers(Start), emitter.Integers(End), emitter.Integers(Axis)]);

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) =>
        [gradient.Graph.Apply(new Pad(Axis, Start, output.Inputs[0].Shape.Fixed(Axis) - End), gradient)];
}

/// <summary>Zeros before and after an axis of fixed size.</summary>
internal sealed record Pad(int Axis, long Before, long After) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => inputs[0].With(Axis, Before + inputs[0].Fixed(Axis) + After);

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs)
    {
        var pads = new long[2 * output.Shape.Count];
        (pads[Axis], pads[output.Shape.Count + Axis]) = (Before, After);
        return emitter.Builder.Node(Name, [inputs[0], emitter.Integers(pads)]);
    }

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Slice(Axis, Before, Before + output.Inputs[0].Shape.Fixed(Axis))];
}

/// <summary>Tensors one after the other along an axis of fixed size.</summary>
internal sealed record Concat(int Axis) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs)
    {
        foreach (var shape in inputs)
            if (shape.Count != inputs[0].Count || shape.With(Axis, 1) != inputs[0].With(Axis, 1))
                throw new ArgumentException($"Concat of {inputs[0]} and {shape}: they differ outside axis {Axis}.");
        return inputs[0].With(Axis, inputs.Sum(shape => shape.Fixed(Axis)));
    }

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) => emitter.Builder.Concat(Axis, [.. inputs]);

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var start = 0L;
        return [.. output.Inputs.Select(input => gradient.Slice(Axis, start, start += input.Shape.Fixed(Axis)))];
    }
}
