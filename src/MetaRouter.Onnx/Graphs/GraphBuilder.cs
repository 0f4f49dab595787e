using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MetaRouter.Onnx.Graphs.Format;
using DataType = MetaRouter.Onnx.Graphs.Format.TensorProto.Types.DataType;

namespace MetaRouter.Onnx.Graphs;

/// <summary>
/// Writes an ONNX model of the default operator set. Nodes stand in the order in which they were added, so the same calls give the same bytes.
/// <see cref="GraphOperators"/> has one method per operator.
/// </summary>
/// <remarks>Not safe for concurrent use. Operators, shapes and types are not checked here: ONNX Runtime does that when it opens the model.</remarks>
public sealed class GraphBuilder(string name, int operatorSet)
{
    /// <summary>The file format's version; 8 is the one that goes with operator sets 15 to 17.</summary>
    private const int FormatVersion = 8;

    private readonly List<Node> _nodes = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<TensorProto> _initializers = [];
    private readonly List<ValueInfoProto> _inputs = [];
    private readonly List<(GraphValue Value, DataType Type, Dimension[] Shape)> _outputs = [];

    /// <summary>Number of nodes so far.</summary>
    public int NodeCount => _nodes.Count;

    public GraphValue FloatInput(string name, params ReadOnlySpan<Dimension> shape) => Input(name, DataType.Float, shape);

    public GraphValue Int64Input(string name, params ReadOnlySpan<Dimension> shape) => Input(name, DataType.Int64, shape);

    /// <summary>A constant tensor, row-major; no shape means a scalar.</summary>
    public GraphValue Initializer(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Initializer(name, DataType.Float, MemoryMarshal.AsBytes(values), sizeof(float), shape);

    /// <inheritdoc cref="Initializer(string, ReadOnlySpan{float}, ReadOnlySpan{long})"/>
    public GraphValue Initializer(string name, ReadOnlySpan<long> values, params ReadOnlySpan<long> shape) =>
        Initializer(name, DataType.Int64, MemoryMarshal.AsBytes(values), sizeof(long), shape);

    /// <inheritdoc cref="Initializer(string, ReadOnlySpan{float}, ReadOnlySpan{long})"/>
    public GraphValue Initializer(string name, ReadOnlySpan<sbyte> values, params ReadOnlySpan<long> shape) =>
        Initializer(name, DataType.Int8, MemoryMarshal.AsBytes(values), sizeof(sbyte), shape);

    /// <summary>A node with one output.</summary>
    public GraphValue Node(string operation, ReadOnlySpan<GraphValue> inputs, params ReadOnlySpan<NodeAttribute> attributes) =>
        Node(operation, 1, inputs, attributes)[0];

    /// <summary>A node with several outputs.</summary>
    public IReadOnlyList<GraphValue> Node(
        string operation, int outputs, ReadOnlySpan<GraphValue> inputs, params ReadOnlySpan<NodeAttribute> attributes)
    {
        var name = $"{operation}_{_nodes.Count.ToString(CultureInfo.InvariantCulture)}";
        var results = new GraphValue[outputs];
        for (var i = 0; i < outputs; i++)
            results[i] = NewValue(i == 0 ? name : $"{name}.{i.ToString(CultureInfo.InvariantCulture)}");
        _nodes.Add(new Node(name, operation, inputs.ToArray(), results, attributes.ToArray()));
        return results;
    }

    /// <summary>Makes a node's value an output of the graph, under the name that callers will ask for.</summary>
    public void FloatOutput(GraphValue value, string name, params ReadOnlySpan<Dimension> shape)
    {
        _names.Remove(value.Name);
        value.Name = NewValue(name).Name;
        _outputs.Add((value, DataType.Float, shape.ToArray()));
    }

    /// <summary>The model as a file's content.</summary>
    public byte[] ToBytes()
    {
        var graph = new GraphProto { Name = name };
        graph.Node.AddRange(_nodes.Select(node => node.Format()));
        graph.Initializer.AddRange(_initializers);
        graph.Input.AddRange(_inputs);
        graph.Output.AddRange(_outputs.Select(output => Describe(output.Value.Name, output.Type, output.Shape)));
        var model = new ModelProto { IrVersion = FormatVersion, ProducerName = "MetaRouter Studio", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = operatorSet });
        return model.ToByteArray();
    }

    private GraphValue Input(string name, DataType type, ReadOnlySpan<Dimension> shape)
    {
        _inputs.Add(Describe(name, type, shape));
        return NewValue(name);
    }

    private GraphValue Initializer(string name, DataType type, ReadOnlySpan<byte> bytes, int size, ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var dimension in shape) count *= dimension;
        if (count * size != bytes.Length)
            throw new ArgumentException($"Initializer '{name}' of shape [{string.Join(", ", shape.ToArray())}] holds {count} numbers; {bytes.Length / size} were given.", nameof(shape));
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        foreach (var dimension in shape) tensor.Dims.Add(dimension);
        _initializers.Add(tensor);
        return NewValue(name);
    }

    private GraphValue NewValue(string name) =>
        _names.Add(name) ? new GraphValue(name) : throw new ArgumentException($"The graph already holds a value named '{name}'.", nameof(name));

    private static ValueInfoProto Describe(string name, DataType type, ReadOnlySpan<Dimension> shape)
    {
        var format = new TensorShapeProto();
        foreach (var dimension in shape)
            format.Dim.Add(dimension.Name is { } symbol
                ? new TensorShapeProto.Types.Dimension { DimParam = symbol }
                : new TensorShapeProto.Types.Dimension { DimValue = dimension.Size.GetValueOrDefault() });
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)type, Shape = format } } };
    }
}
