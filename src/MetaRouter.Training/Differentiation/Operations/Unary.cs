namespace MetaRouter.Training.Differentiation.Operations;

/// <summary>An operation on every number by itself, named like its ONNX operator.</summary>
internal abstract record Unary : Operation
{
    public override TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient) => [Gradient(output.Inputs[0], output, gradient)];

    /// <param name="x">The input.</param>
    /// <param name="y">The result.</param>
    /// <param name="g">Gradient of the loss by the result.</param>
    protected abstract Tensor? Gradient(Tensor x, Tensor y, Tensor g);
}

internal sealed record Neg : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => -g;
}

internal sealed record Relu : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g * y.Sign();
}

/// <summary>−1, 0 or 1; flat, so without a gradient.</summary>
internal sealed record Sign : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => null;
}

internal sealed record Sigmoid : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g * (y - y * y);
}

internal sealed record Tanh : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g - g * (y * y);
}

internal sealed record Softplus : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g * x.Sigmoid();
}

internal sealed record Exp : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g * y;
}

internal sealed record Log : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g / x;
}

internal sealed record Sqrt : Unary
{
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => 0.5 * g / y;
}

internal sealed record Cos : Unary
{
    /// <remarks>−sin x = cos(x + π/2).</remarks>
    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => g * (x + Math.PI / 2).Cos();
}

/// <summary>Passes its input on and no gradient back.</summary>
internal sealed record StopGradient : Unary
{
    public override Onnx.Graphs.GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<Onnx.Graphs.GraphValue> inputs) => inputs[0];

    protected override Tensor? Gradient(Tensor x, Tensor y, Tensor g) => null;
}
