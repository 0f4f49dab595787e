using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>
/// The product of the last two axes, each factor transposed on request; leading axes broadcast. Of two matrices ONNX's Gemm takes the transposes without
/// moving a number.
/// </summary>
internal sealed record MatMul(bool TransposeA, bool TransposeB) : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        if (a.Count < 2 || b.Count < 2) throw new ArgumentException($"MatMul of {a} and {b}: both must have at least two axes.");
        if (a[TransposeA ? ^2 : ^1] != b[TransposeB ? ^1 : ^2])
            throw new ArgumentException($"MatMul of {a}{(TransposeA ? "ᵀ" : "")} and {b}{(TransposeB ? "ᵀ" : "")}: the inner sizes differ.");
        var leading = TensorShape.Broadcast("MatMul", new(a.Take(a.Count - 2)), new(b.Take(b.Count - 2)));
        return new([.. leading, a[TransposeA ? ^1 : ^2], b[TransposeB ? ^2 : ^1]]);
    }

    public override GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs)
    {
        if (output.Inputs.All(input => input.Shape.Count == 2))
            return emitter.Builder.Node("Gemm", [inputs[0], inputs[1]], NodeAttribute.Of("transA", TransposeA ? 1L : 0), NodeAttribute.Of("transB", TransposeB ? 1L : 0));
        return emitter.Builder.MatMul(Turned(emitter, output.Inputs[0], inputs[0], TransposeA), Turned(emitter, output.Inputs[1], inputs[1], TransposeB));
    }

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient)
    {
        var (a, b, g) = (output.Inputs[0], output.Inputs[1], gradient);
        var byA = TransposeA ? b.MatMul(g, TransposeB, true) : g.MatMul(b, false, !TransposeB);
        var byB = TransposeB ? g.MatMul(a, true, TransposeA) : a.MatMul(g, !TransposeA, false);
        return [byA.SumTo(a.Shape), byB.SumTo(b.Shape)];
    }

    private static GraphValue Turned(GraphEmitter emitter, Tensor tensor, GraphValue value, bool transpose)
    {
        if (!transpose) return value;
        var rank = tensor.Shape.Count;
        return emitter.Builder.Transpose(value, [.. Enumerable.Range(0, rank - 2).Select(axis => (long)axis), rank - 1, rank - 2]);
    }
}
