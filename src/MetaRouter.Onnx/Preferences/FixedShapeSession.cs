using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.Preferences;

/// <summary>
/// Runs a small graph whose shapes never change, on one thread, in memory that is used again: a run takes microseconds. Safe for
/// concurrent use; each run has a slot of its own.
/// </summary>
internal sealed class FixedShapeSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly (string Name, int Size)[] _inputs;
    private readonly (string Name, int Size)[] _outputs;
    private readonly ConcurrentBag<Slot> _slots = [];

    /// <param name="model">The graph; its inputs and outputs are vectors in one row, [1, size].</param>
    /// <param name="inputs">Names and sizes.</param>
    /// <param name="outputs">Names and sizes.</param>
    /// <exception cref="OnnxRuntimeException">The bytes are no such graph.</exception>
    public FixedShapeSession(byte[] model, (string Name, int Size)[] inputs, (string Name, int Size)[] outputs)
    {
        (_inputs, _outputs) = (inputs, outputs);
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, options);
    }

    /// <summary>Fills the inputs, runs, and reads the outputs, which are valid only inside <paramref name="read"/>.</summary>
    public TResult Run<TArgument, TResult>(TArgument argument, Action<TArgument, float[][]> fill, Func<float[][], TResult> read)
    {
        if (!_slots.TryTake(out var slot)) slot = new Slot(_inputs, _outputs);
        try
        {
            fill(argument, slot.Inputs.Arrays);
            _session.Run(slot.Options, slot.Inputs.Names, slot.Inputs.Tensors, slot.Outputs.Names, slot.Outputs.Tensors);
            return read(slot.Outputs.Arrays);
        }
        finally
        {
            _slots.Add(slot);
        }
    }

    public void Dispose()
    {
        foreach (var slot in _slots) slot.Dispose();
        _session.Dispose();
    }

    private sealed class Slot((string Name, int Size)[] inputs, (string Name, int Size)[] outputs) : IDisposable
    {
        public RunOptions Options { get; } = new();

        public Buffers Inputs { get; } = new(inputs);

        public Buffers Outputs { get; } = new(outputs);

        public void Dispose()
        {
            Options.Dispose();
            foreach (var tensor in Inputs.Tensors.Concat(Outputs.Tensors)) tensor.Dispose();
        }
    }

    private sealed class Buffers
    {
        public Buffers((string Name, int Size)[] vectors)
        {
            Names = [.. vectors.Select(vector => vector.Name)];
            Arrays = [.. vectors.Select(vector => new float[vector.Size])];
            Tensors = [.. Arrays.Select(array => OrtValue.CreateTensorValueFromMemory(array, [1, array.Length]))];
        }

        public string[] Names { get; }

        public float[][] Arrays { get; }

        public OrtValue[] Tensors { get; }
    }
}
