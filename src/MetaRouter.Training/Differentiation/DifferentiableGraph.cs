using MetaRouter.Onnx.Graphs;
using MetaRouter.Training.Differentiation.Operations;

namespace MetaRouter.Training.Differentiation;

/// <summary>
/// A computation described once: inputs, parameters, and tensors made of them. <see cref="TrainingSession"/> differentiates and trains it;
/// <see cref="Forward"/> writes the part that serving needs, from the very same tensors. Not safe for concurrent use.
/// </summary>
public sealed class DifferentiableGraph
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<Tensor> _parameters = [];
    private int _count;

    /// <summary>The parameters in the order of their creation.</summary>
    internal IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>Numbers that every run brings. A named dimension may differ from run to run; the same name means the same size.</summary>
    public Tensor Input(string name, params IEnumerable<Dimension> shape) => New(new Input(Unused(name)), [], new(shape));

    /// <summary>Numbers that training changes.</summary>
    /// <param name="name">Unique in the graph.</param>
    /// <param name="initial">Where training starts, row-major.</param>
    /// <param name="shape">Fixed sizes; none is a scalar.</param>
    public Tensor Parameter(string name, float[] initial, params IEnumerable<long> shape)
    {
        var parameter = New(new Parameter(Unused(name), Checked(name, initial, shape)), [], new(shape.Select(size => (Dimension)size)));
        _parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Numbers that stay, row-major.</summary>
    public Tensor Constant(float[] values, params IEnumerable<long> shape) =>
        New(new Constant(Checked("constant", values, shape)), [], new(shape.Select(size => (Dimension)size)));

    /// <summary>A number that stays.</summary>
    public Tensor Constant(double value) => Constant([(float)value]);

    /// <summary>An ONNX model that computes <paramref name="outputs"/> and holds what they need, nothing else.</summary>
    /// <param name="parameters">Values by parameter name; those not named keep their initial values.</param>
    /// <param name="outputs">Tensors and the names under which callers ask for them.</param>
    public byte[] Forward(IReadOnlyDictionary<string, float[]> parameters, params (string Name, Tensor Value)[] outputs)
    {
        var emitter = new GraphEmitter("forward", parameters);
        foreach (var (name, value) in outputs) emitter.Output(value, name);
        return emitter.Builder.ToBytes();
    }

    /// <summary>An input of a training session's own; several sessions may train the same graph.</summary>
    internal Tensor State(string name, params IEnumerable<Dimension> shape) => New(new Input(name), [], new(shape));

    internal Tensor Apply(Operation operation, params Tensor[] inputs)
    {
        if (inputs.FirstOrDefault(input => input.Graph != this) is { } stranger)
            throw new ArgumentException($"{stranger} belongs to another graph.", nameof(inputs));
        return New(operation, inputs, operation.ShapeOf([.. inputs.Select(input => input.Shape)]));
    }

    private Tensor New(Operation operation, IReadOnlyList<Tensor> inputs, TensorShape shape) => new(this, _count++, operation, inputs, shape);

    private string Unused(string name) =>
        _names.Add(name) ? name : throw new ArgumentException($"The graph already holds an input or parameter named '{name}'.", nameof(name));

    private static float[] Checked(string name, float[] values, IEnumerable<long> shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return values.Length == count
            ? values
            : throw new ArgumentException($"'{name}' of shape [{string.Join(", ", shape)}] holds {count} numbers; {values.Length} were given.", nameof(values));
    }
}
