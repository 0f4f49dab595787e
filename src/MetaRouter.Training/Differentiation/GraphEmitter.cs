using System.Globalization;
using MetaRouter.Onnx.Graphs;
using MetaRouter.Training.Differentiation.Operations;

namespace MetaRouter.Training.Differentiation;

/// <summary>Writes tensors, and only what they are made of, as nodes of one ONNX graph.</summary>
internal sealed class GraphEmitter(string name, IReadOnlyDictionary<string, float[]> parameters)
{
    private const int OperatorSet = 17;

    private readonly Dictionary<Tensor, GraphValue> _values = [];
    private readonly Dictionary<string, GraphValue> _shared = new(StringComparer.Ordinal);

    public GraphBuilder Builder { get; } = new(name, OperatorSet);

    /// <summary>Names of the inputs written so far, in graph order.</summary>
    public IEnumerable<Tensor> Inputs => _values.Keys.Where(tensor => tensor.Operation is Input).OrderBy(tensor => tensor.Id);

    /// <summary>Says what a tensor's value is, so that it is not computed.</summary>
    public void Bind(Tensor tensor, GraphValue value) => _values.Add(tensor, value);

    public float[] ParameterValues(Parameter parameter) => parameters.GetValueOrDefault(parameter.Label, parameter.Initial);

    /// <summary>Makes a tensor an output of the graph.</summary>
    public void Output(Tensor tensor, string name) =>
        // Through a node of its own, because naming an output renames its value, which may be an input or another output.
        Builder.FloatOutput(Builder.Node("Identity", [Emit(tensor)]), name, [.. tensor.Shape]);

    public GraphValue Emit(Tensor tensor)
    {
        var needed = new SortedDictionary<int, Tensor>();
        var open = new Stack<Tensor>([tensor]);
        while (open.TryPop(out var next))
            if (!_values.ContainsKey(next) && needed.TryAdd(next.Id, next))
                foreach (var input in next.Inputs) open.Push(input);
        // Inputs first: a shape may be read off any of them.
        foreach (var next in needed.Values.OrderBy(next => next.Operation is not Input))
            _values.Add(next, next.Operation.Emit(this, next, [.. next.Inputs.Select(input => _values[input])]));
        return _values[tensor];
    }

    /// <summary>A vector of whole numbers; equal ones are stored once.</summary>
    public GraphValue Integers(params long[] values)
    {
        var key = $"i:{string.Join('_', values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}";
        return Shared(key, () => Builder.Initializer(key, values, values.Length));
    }

    /// <summary>A constant; equal scalars are stored once.</summary>
    public GraphValue Floats(float[] values, params long[] shape)
    {
        var key = $"f:{values[0].ToString("R", CultureInfo.InvariantCulture)}";
        if (shape.Length == 0) return Shared(key, () => Builder.Initializer(key, values));
        return Builder.Initializer($"constant_{Builder.NodeCount}_{_values.Count}", values, shape);
    }

    /// <summary>Whole numbers stored as floats, as the integers that indices must be.</summary>
    public GraphValue Whole(GraphValue value) => Builder.Node("Cast", [value], NodeAttribute.Of("to", 7L));

    /// <summary>A shape as a vector; names of sizes are read off the inputs when the graph runs, all but one that ONNX may infer.</summary>
    public GraphValue ShapeVector(TensorShape shape, bool inferOne = false)
    {
        if (shape.All(dimension => dimension.Name is null)) return Integers([.. shape.Select(dimension => dimension.Size!.Value)]);
        var inferred = inferOne ? shape.OrderByDescending(dimension => dimension.Name?.Length ?? 0).First().Name : null;
        var parts = new List<GraphValue>();
        foreach (var dimension in shape)
        {
            if (dimension.Size is { } size) parts.Add(Integers(size));
            else if (dimension.Name != inferred) parts.Add(SizeOf(dimension.Name!));
            else
            {
                parts.Add(Integers(-1));
                inferred = null;
            }
        }

        return parts.Count == 1 ? parts[0] : Builder.Concat(0, [.. parts]);
    }

    private GraphValue SizeOf(string name) => Shared($"size:{name}", () =>
    {
        if (name.Contains('*', StringComparison.Ordinal)) return name.Split('*').Select(SizeOf).Aggregate(Builder.Mul);
        if (long.TryParse(name, CultureInfo.InvariantCulture, out var size)) return Integers(size);
        var input = Inputs.FirstOrDefault(tensor => tensor.Shape.Any(dimension => dimension.Name == name))
            ?? throw new ArgumentException($"No input of this graph has a dimension '{name}' to read it off.", nameof(name));
        var axis = input.Shape.TakeWhile(dimension => dimension.Name != name).Count();
        return Builder.Shape(_values[input], axis, axis + 1);
    });

    private GraphValue Shared(string key, Func<GraphValue> make)
    {
        if (!_shared.TryGetValue(key, out var value)) _shared.Add(key, value = make());
        return value;
    }
}
