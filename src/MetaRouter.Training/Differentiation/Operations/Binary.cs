using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>An operation on two numbers, broadcasting, named like its ONNX operator.</summary>
internal abstract record Binary : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => TensorShape.Broadcast(Name, inputs[0], inputs[1]);

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (a, b) = (output.Inputs[0], output.Inputs[1]);
        var (byA, byB) = Gradient(a, b, output, gradient);
        return [byA.SumTo(a.Shape), byB.SumTo(b.Shape)];
    }

    /// <summary>The gradients before what was broadcast is summed up again.</summary>
    protected abstract (Tensor A, Tensor B) Gradient(Tensor a, Tensor b, Tensor y, Tensor g);
}

internal sealed record Add : Binary
{
    protected override (Tensor A, Tensor B) Gradient(Tensor a, Tensor b, Tensor y, Tensor g) => (g, g);
}

internal sealed record Sub : Binary
{
    protected override (Tensor A, Tensor B) Gradient(Tensor a, Tensor b, Tensor y, Tensor g) => (g, -g);
}

internal sealed record Mul : Binary
{
    protected override (Tensor A, Tensor B) Gradient(Tensor a, Tensor b, Tensor y, Tensor g) => (g * b, g * a);
}

internal sealed record Div : Binary
{
    protected override (Tensor A, Tensor B) Gradient(Tensor a, Tensor b, Tensor y, Tensor g) => (g / b, -g * y / b);
}

/// <summary>1 where both are equal, else 0; flat, so without a gradient.</summary>
internal sealed record Equal : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => TensorShape.Broadcast(Name, inputs[0], inputs[1]);

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Node("Cast", [emitter.Builder.Node(Name, [inputs[0], inputs[1]])], NodeAttribute.Of("to", 1L));

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [null, null];
}
