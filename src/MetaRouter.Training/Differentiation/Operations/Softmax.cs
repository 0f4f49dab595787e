using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>exp(x)/Σ exp(x) over the last axis.</summary>
internal sealed record Softmax : Unary
{
    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) => emitter.Builder.Softmax(inputs[0], -1);

    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => y * (g - (g * y).Sum([-1], keep: true));
}

/// <summary>x − ln Σ exp(x) over the last axis.</summary>
internal sealed record LogSoftmax : Unary
{
    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) =>
        emitter.Builder.Node("LogSoftmax", [inputs[0]], NodeAttribute.Of("axis", -1L));

    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g - y.Exp() * g.Sum([-1], keep: true);
}
