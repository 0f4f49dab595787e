using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>Rows of a table [n, …] by their positions, whole numbers in [0, n) of any shape.</summary>
internal sealed record GatherRows : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => inputs[0].Count > 0
        ? new([.. inputs[1], .. inputs[0].Skip(1)])
        : throw new ArgumentException($"Gather of {inputs[0]} by {inputs[1]}: a scalar has no rows.");

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Gather(inputs[0], emitter.Whole(inputs[1]));

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) =>
        [gradient.Graph.Apply(new ScatterRows(output.Inputs[0].Shape), gradient, output.Inputs[1]), null];
}

/// <summary>A table of zeros to which rows are added at their positions.</summary>
internal sealed record ScatterRows(TensorShape Target) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => Target;

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs)
    {
        var zeros = emitter.Builder.Node("Expand", [emitter.Floats([0f]), emitter.ShapeVector(Target)]);
        var positions = emitter.Builder.Unsqueeze(emitter.Whole(inputs[1]), emitter.Integers(-1));
        return emitter.Builder.Node("ScatterND", [zeros, positions, inputs[0]], NodeAttribute.Of("reduction", "add"));
    }

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [gradient.Gather(output.Inputs[1]), null];
}

/// <summary>The number of elements along some axes, known when the graph runs; a scalar.</summary>
internal sealed record Size(TensorShape Counted) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => new([]);

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Node("Cast", [emitter.Builder.Node("ReduceProd", [emitter.ShapeVector(Counted)], NodeAttribute.Of("keepdims", 0L))], NodeAttribute.Of("to", 1L));

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [null];
}
