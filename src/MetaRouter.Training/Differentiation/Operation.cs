using MetaRouter.Onnx.Graphs;

namespace MetaRouter.Training.Differentiation;

/// <summary>
/// One kind of node. A new one is a record of about ten lines in Operations/: its shape rule, the ONNX node it writes, and its gradient in
/// terms of other tensors; a method in <see cref="TensorOperators"/> makes it callable, and a double formula in the tests' reference
/// makes the gradient check cover it.
/// </summary>
internal abstract record Operation
{
    /// <summary>Name in messages; for most operations that of the ONNX operator.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>The shape of the result.</summary>
    /// <exception cref="ArgumentException">The inputs' shapes do not fit; the message names them.</exception>
    public abstract TensorShape ShapeOf(IReadOnlyList<TensorShape> inputs);

    /// <summary>Writes the ONNX nodes.</summary>
    public virtual GraphValue Emit(GraphEmitter emitter, Tensor output, IReadOnlyList<GraphValue> inputs) => emitter.Builder.Node(Name, [.. inputs]);

    /// <summary>Gradient of the loss by each input, of that input's shape; null where there is none.</summary>
    /// <param name="output">This operation's result; its inputs are at hand through it.</param>
    /// <param name="gradient">Gradient of the loss by the result, of its shape.</param>
    public abstract IReadOnlyList<Tensor?> Gradients(Tensor output, Tensor gradient);
}
