namespace MetaRouter.Onnx.Graphs;

/// <summary>
/// The operators of operator set 17 that this project uses, named and shaped as in the ONNX standard. Where the standard takes axes or
/// sizes as an input, the caller passes an initializer.
/// </summary>
public static class GraphOperators
{
    public static GraphValue Add(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Add", [a, b]);

    public static GraphValue Sub(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Sub", [a, b]);

    public static GraphValue Mul(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Mul", [a, b]);

    public static GraphValue Div(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Div", [a, b]);

    public static GraphValue Max(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("Max", [a, b]);

    public static GraphValue MatMul(this GraphBuilder graph, GraphValue a, GraphValue b) => graph.Node("MatMul", [a, b]);

    /// <summary>a·b + c for matrices.</summary>
    public static GraphValue Gemm(this GraphBuilder graph, GraphValue a, GraphValue b, GraphValue c) => graph.Node("Gemm", [a, b, c]);

    public static GraphValue Relu(this GraphBuilder graph, GraphValue x) => graph.Node("Relu", [x]);

    public static GraphValue Tanh(this GraphBuilder graph, GraphValue x) => graph.Node("Tanh", [x]);

    public static GraphValue Sqrt(this GraphBuilder graph, GraphValue x) => graph.Node("Sqrt", [x]);

    public static GraphValue Softmax(this GraphBuilder graph, GraphValue x, long axis) => graph.Node("Softmax", [x], NodeAttribute.Of("axis", axis));

    /// <summary>(x − mean) / √(variance + epsilon) · scale + bias over the last axis.</summary>
    public static GraphValue LayerNormalization(this GraphBuilder graph, GraphValue x, GraphValue scale, GraphValue bias, float epsilon) =>
        graph.Node("LayerNormalization", [x, scale, bias], NodeAttribute.Of("axis", -1), NodeAttribute.Of("epsilon", epsilon));

    public static GraphValue Gather(this GraphBuilder graph, GraphValue data, GraphValue indices) =>
        graph.Node("Gather", [data, indices], NodeAttribute.Of("axis", 0L));

    public static GraphValue Concat(this GraphBuilder graph, long axis, params ReadOnlySpan<GraphValue> parts) =>
        graph.Node("Concat", parts, NodeAttribute.Of("axis", axis));

    public static IReadOnlyList<GraphValue> Split(this GraphBuilder graph, GraphValue x, GraphValue sizes, int parts, long axis) =>
        graph.Node("Split", parts, [x, sizes], NodeAttribute.Of("axis", axis));

    /// <summary>A 0 in <paramref name="shape"/> keeps that axis as it is.</summary>
    public static GraphValue Reshape(this GraphBuilder graph, GraphValue x, GraphValue shape) => graph.Node("Reshape", [x, shape]);

    public static GraphValue Transpose(this GraphBuilder graph, GraphValue x, params ReadOnlySpan<long> permutation) =>
        graph.Node("Transpose", [x], NodeAttribute.Of("perm", permutation));

    public static GraphValue Unsqueeze(this GraphBuilder graph, GraphValue x, GraphValue axes) => graph.Node("Unsqueeze", [x, axes]);

    public static GraphValue Squeeze(this GraphBuilder graph, GraphValue x, GraphValue axes) => graph.Node("Squeeze", [x, axes]);

    /// <summary>The sizes of axes <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive).</summary>
    public static GraphValue Shape(this GraphBuilder graph, GraphValue x, long start, long end) =>
        graph.Node("Shape", [x], NodeAttribute.Of("start", start), NodeAttribute.Of("end", end));

    /// <summary>Rows <paramref name="starts"/> (inclusive) to <paramref name="ends"/> (exclusive) along the first axes.</summary>
    public static GraphValue Slice(this GraphBuilder graph, GraphValue x, GraphValue starts, GraphValue ends) => graph.Node("Slice", [x, starts, ends]);

    /// <summary>The sum over <paramref name="axes"/>, which stay with size 1.</summary>
    public static GraphValue ReduceSum(this GraphBuilder graph, GraphValue x, GraphValue axes) =>
        graph.Node("ReduceSum", [x, axes], NodeAttribute.Of("keepdims", 1L));

    /// <summary>The sum of squares over <paramref name="axis"/>, which stays with size 1.</summary>
    public static GraphValue ReduceSumSquare(this GraphBuilder graph, GraphValue x, long axis) =>
        graph.Node("ReduceSumSquare", [x], NodeAttribute.Of("axes", [axis]), NodeAttribute.Of("keepdims", 1L));
}
