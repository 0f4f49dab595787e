using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Training.Differentiation;

/// <summary>Runs a model that <see cref="DifferentiableGraph.Forward"/> wrote. Safe for concurrent use.</summary>
public sealed class ForwardSession : IDisposable
{
    private readonly InferenceSession _session;

    /// <param name="model">The model's bytes.</param>
    /// <param name="threads">Threads of one run; 0 for as many as the machine has cores.</param>
    public ForwardSession(byte[] model, int threads = 0)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(model, options);
    }

    /// <summary>Every output by name, row-major.</summary>
    /// <param name="inputs">Values (row-major) and shape of every input; others are ignored.</param>
    /// <exception cref="ArgumentException">An input is missing.</exception>
    public IReadOnlyDictionary<string, float[]> Run(IReadOnlyDictionary<string, (float[] Values, long[] Shape)> inputs)
    {
        using var batch = new InputValues([.. _session.InputNames], inputs);
        using var run = new RunOptions();
        using var outputs = _session.Run(run, _session.InputNames, batch.Values, _session.OutputNames);
        return _session.OutputNames.Zip(outputs).ToDictionary(pair => pair.First, pair => pair.Second.GetTensorDataAsSpan<float>().ToArray(), StringComparer.Ordinal);
    }

    public void Dispose() => _session.Dispose();
}
