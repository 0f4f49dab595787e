using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Training.Differentiation;

/// <summary>The inputs of one run as ONNX Runtime sees them: no copy, pinned until disposed.</summary>
internal sealed class InputValues : IDisposable
{
    /// <exception cref="ArgumentException">A named input is missing.</exception>
    public InputValues(IReadOnlyList<string> names, IReadOnlyDictionary<string, (float[] Values, long[] Shape)> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (names.FirstOrDefault(name => !inputs.ContainsKey(name)) is { } missing)
            throw new ArgumentException($"Input '{missing}' is missing; given: {string.Join(", ", inputs.Keys)}.", nameof(inputs));
        Values = [.. names.Select(name => OrtValue.CreateTensorValueFromMemory(inputs[name].Values, inputs[name].Shape))];
    }

    public IReadOnlyList<OrtValue> Values { get; }

    public void Dispose()
    {
        foreach (var value in Values) value.Dispose();
    }
}
