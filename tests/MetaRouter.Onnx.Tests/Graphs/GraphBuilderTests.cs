using MetaRouter.Onnx.Graphs;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.Tests.Graphs;

public sealed class GraphBuilderTests
{
    [Fact]
    public void ToBytes_GraphWithSymbolicRows_RunsOnOnnxRuntime()
    {
        var graph = new GraphBuilder("test", 17);
        var x = graph.FloatInput("x", "N", 2);
        var product = graph.MatMul(x, graph.Initializer("w", [1f, 2f, 3f, 4f], 2, 2));
        graph.FloatOutput(graph.Softmax(graph.Add(product, graph.Initializer("b", [0f, -2f], 2)), -1), "y", "N", 2);

        using var session = new InferenceSession(graph.ToBytes());
        using var input = OrtValue.CreateTensorValueFromMemory([1f, 0f, 0f, 0f, 0f, 1f], [3, 2]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["x"], [input], ["y"]);

        // x·W + b = [1, 0], [0, −2], [3, 2].
        float[] expected = [0.7310586f, 0.2689414f, 0.8807971f, 0.1192029f, 0.7310586f, 0.2689414f];
        var found = outputs[0].GetTensorDataAsSpan<float>().ToArray();
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Split_TwoParts_GivesTwoValues()
    {
        var graph = new GraphBuilder("test", 17);
        var x = graph.FloatInput("x", 3);
        var parts = graph.Split(x, graph.Initializer("sizes", [1L, 2L], 2), 2, 0);
        graph.FloatOutput(parts[1], "rest", 2);

        using var session = new InferenceSession(graph.ToBytes());
        using var input = OrtValue.CreateTensorValueFromMemory([7f, 8f, 9f], [3]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, ["x"], [input], ["rest"]);

        Assert.Equal([8f, 9f], outputs[0].GetTensorDataAsSpan<float>().ToArray());
    }

    [Fact]
    public void Initializer_ShapeOfAnotherSize_SaysBothCounts()
    {
        var graph = new GraphBuilder("test", 17);

        var exception = Assert.Throws<ArgumentException>(() => graph.Initializer("w", [1f, 2f, 3f], 2, 2));

        Assert.Contains("'w' of shape [2, 2] holds 4 numbers; 3 were given", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Initializer_NameTwice_IsRefused()
    {
        var graph = new GraphBuilder("test", 17);
        graph.Initializer("w", [1f]);

        Assert.Throws<ArgumentException>(() => graph.FloatInput("w", 1));
    }
}
