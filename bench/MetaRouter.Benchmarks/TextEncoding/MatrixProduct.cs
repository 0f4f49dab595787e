using MetaRouter.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Benchmarks.TextEncoding;

/// <summary>ONNX Runtime's own matrix product [4096×512]·[512×512], the second factor constant: what the machine can do at best.</summary>
internal sealed class MatrixProduct : IDisposable
{
    private const int Rows = 4096;
    private const int Size = 512;

    /// <summary>Floating-point operations of one call.</summary>
    public const double Flop = 2.0 * Rows * Size * Size;

    private readonly InferenceSession _session;
    private readonly OrtValue _input;

    public MatrixProduct(Random random)
    {
        var graph = new GraphBuilder("matrix-product", 17);
        var x = graph.FloatInput("x", Rows, Size);
        graph.FloatOutput(graph.MatMul(x, graph.Initializer("w", Numbers(random, Size * Size), Size, Size)), "y", Rows, Size);
        _session = new(graph.ToBytes());
        _input = OrtValue.CreateTensorValueFromMemory(Numbers(random, Rows * Size), [Rows, Size]);
    }

    public void Run()
    {
        using var options = new RunOptions();
        using var outputs = _session.Run(options, ["x"], [_input], ["y"]);
    }

    public void Dispose()
    {
        _input.Dispose();
        _session.Dispose();
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
}
