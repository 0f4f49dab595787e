using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>A tensor that no other tensor makes.</summary>
internal abstract record Leaf : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => throw new InvalidOperationException($"{Name} states its own shape.");

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [];
}

/// <summary>Numbers that every run brings.</summary>
internal sealed record Input(string Label) : Leaf
{
    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.FloatInput(Label, [.. output.Shape]);
}

/// <summary>Numbers that training changes, row-major.</summary>
internal sealed record Parameter(string Label, float[] Initial) : Leaf
{
    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Initializer(Label, emitter.ParameterValues(this), [.. output.Shape.Select(dimension => dimension.Size!.Value)]);
}

/// <summary>Numbers that stay, row-major.</summary>
internal sealed record Constant(float[] Values) : Leaf
{
    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Floats(Values, [.. output.Shape.Select(dimension => dimension.Size!.Value)]);
}
