using MetaRouter.Onnx.Graphs;
using MetaRouter.Training.Differentiation.Operations;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Training.Differentiation;

/// <summary>
/// Trains the parameters of a graph: one call of ONNX Runtime computes loss, gradient and Adam. The state lives in two sets of tensors, read from
/// one and written to the other in turns, because what a run reads and writes must not be the same memory. The same inputs give the same
/// numbers; whatever is random (batches, dropout masks, noise) is an input. Not safe for concurrent use.
/// </summary>
public sealed class TrainingSession : IDisposable
{
    /// <summary>Name of the loss among what a step returns.</summary>
    public const string Loss = "loss";

    private readonly DifferentiableGraph _graph;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string _layout;
    private readonly string[] _inputs;
    private readonly string[] _stateNames;
    private readonly string[] _numberNames;
    private readonly string[] _outputs;
    private readonly float[] _numbers;
    private readonly OrtValue[] _numberValues;
    private StateBuffers _now;
    private StateBuffers _next;

    /// <param name="graph">Holds the parameters; every one of them is trained.</param>
    /// <param name="loss">One number.</param>
    /// <param name="options">The optimiser.</param>
    /// <param name="monitored">More single numbers that every step returns.</param>
    /// <param name="threads">Threads of one step; 0 for as many as the machine has cores. Small graphs are fastest with 1.</param>
    /// <exception cref="ArgumentException">The loss is not one number or does not depend on every parameter.</exception>
    public TrainingSession(
        DifferentiableGraph graph, Tensor loss, AdamOptions options, IReadOnlyList<(string Name, Tensor Value)>? monitored = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        var parameters = graph.Parameters;
        _layout = string.Join(' ', parameters.Select(parameter => $"{Name(parameter)}{parameter.Shape}"));
        var initial = parameters.SelectMany(parameter => ((Parameter)parameter.Operation).Initial).ToArray();
        var now = AdamState.Inputs(graph, initial.Length);
        var gradient = TensorOperators.Concat(0, [.. Gradients.Of(loss, parameters).Select(part => part.Reshape(part.Shape.Product()))]);
        var next = Adam.Step(now, gradient, options);

        var emitter = new GraphEmitter("training", new Dictionary<string, float[]>());
        Unpack(emitter, now.Parameters, parameters);
        (string Name, Tensor Value)[] numbers = [(Loss, loss), .. monitored ?? []];
        foreach (var (name, value) in numbers) emitter.Output(value.Reshape(1), $"number.{name}");
        foreach (var (name, value) in next.Named) emitter.Output(value, $"next.{name}");

        _stateNames = [.. now.Named.Select(part => part.Name)];
        _inputs = [.. emitter.Inputs.Select(Name).Except(_stateNames)];
        _numberNames = [.. numbers.Select(number => number.Name)];
        _outputs = [.. _numberNames.Select(name => $"number.{name}"), .. _stateNames.Select(name => $"next.{name}")];
        using var sessionOptions = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(emitter.Builder.ToBytes(), sessionOptions);
        _numbers = new float[numbers.Length];
        _numberValues = [.. Enumerable.Range(0, numbers.Length).Select(index => OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, _numbers.AsMemory(index, 1), [1]))];
        (_now, _next) = (new StateBuffers(initial), new StateBuffers(initial));
    }

    /// <summary>Steps taken.</summary>
    public int Steps => (int)_now.Values[^1][0];

    /// <summary>Takes one step.</summary>
    /// <param name="inputs">Values (row-major) and shape of every input that the loss and the monitored numbers need; others are ignored.</param>
    /// <returns>The loss and the monitored numbers, as they were before the step.</returns>
    /// <exception cref="ArgumentException">An input is missing.</exception>
    /// <exception cref="InvalidOperationException">The loss is no longer a number.</exception>
    public IReadOnlyDictionary<string, float> Step(IReadOnlyDictionary<string, (float[] Values, long[] Shape)> inputs)
    {
        using var batch = new InputValues(_inputs, inputs);
        _session.Run(_run, [.. _inputs, .. _stateNames], [.. batch.Values, .. _now.Tensors], _outputs, [.. _numberValues, .. _next.Tensors]);
        if (!float.IsFinite(_numbers[0]))
            throw new InvalidOperationException($"The loss is {_numbers[0]} at step {Steps}; lower the learning rate or look for a logarithm of 0.");
        (_now, _next) = (_next, _now);
        return _numberNames.Zip(_numbers).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>The parameters by name, row-major; copies.</summary>
    public IReadOnlyDictionary<string, float[]> Parameters()
    {
        var start = 0;
        return _graph.Parameters.ToDictionary(Name, parameter =>
        {
            var length = ((Parameter)parameter.Operation).Initial.Length;
            start += length;
            return _now.Values[0][(start - length)..start];
        }, StringComparer.Ordinal);
    }

    /// <summary>An ONNX model of <paramref name="outputs"/> with the parameters as they are now (<see cref="DifferentiableGraph.Forward"/>).</summary>
    public byte[] Forward(params (string Name, Tensor Value)[] outputs) => _graph.Forward(Parameters(), outputs);

    /// <summary>What <see cref="Restore"/> needs to go on from here; a copy.</summary>
    public TrainingState Save() => new(_layout, [.. _now.Values.Select(values => (float[])values.Clone())]);

    /// <summary>Goes on from where a state was saved.</summary>
    /// <exception cref="ArgumentException">The state is of another graph.</exception>
    public void Restore(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Layout != _layout)
            throw new ArgumentException($"The saved state belongs to other parameters: expected {_layout}, found {state.Layout}.", nameof(state));
        foreach (var (saved, values) in state.Values.Zip(_now.Values)) saved.CopyTo(values, 0);
    }

    public void Dispose()
    {
        foreach (var value in _numberValues) value.Dispose();
        _now.Dispose();
        _next.Dispose();
        _run.Dispose();
        _session.Dispose();
    }

    private static string Name(Tensor leaf) => leaf.Operation is Parameter parameter ? parameter.Label : ((Input)leaf.Operation).Label;

    /// <summary>Cuts the one vector of all parameters into the parameters.</summary>
    private static void Unpack(GraphEmitter emitter, Tensor all, IReadOnlyList<Tensor> parameters)
    {
        var vector = emitter.Emit(all);
        long[] sizes = [.. parameters.Select(parameter => parameter.Shape.Product().Size!.Value)];
        var parts = emitter.Builder.Split(vector, emitter.Integers(sizes), sizes.Length, 0);
        foreach (var (parameter, part) in parameters.Zip(parts)) emitter.Bind(parameter, emitter.Builder.Reshape(part, emitter.ShapeVector(parameter.Shape)));
    }
}
