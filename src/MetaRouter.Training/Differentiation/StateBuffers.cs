using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Training.Differentiation;

/// <summary>One set of the tensors that <see cref="AdamState"/> describes, over arrays of this process that stay where they are.</summary>
internal sealed class StateBuffers : IDisposable
{
    public StateBuffers(float[] parameters)
    {
        Values = [[.. parameters], new float[parameters.Length], new float[parameters.Length], [0]];
        Tensors = [.. Values.Select((values, part) => OrtValue.CreateTensorValueFromMemory(values, part == 3 ? [] : [values.Length]))];
    }

    /// <summary>Parameters, mean gradients, mean squares, steps.</summary>
    public IReadOnlyList<float[]> Values { get; }

    /// <summary>The same memory as ONNX Runtime sees it.</summary>
    public IReadOnlyList<OrtValue> Tensors { get; }

    public void Dispose()
    {
        foreach (var tensor in Tensors) tensor.Dispose();
    }
}
