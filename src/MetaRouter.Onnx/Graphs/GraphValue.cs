namespace MetaRouter.Onnx.Graphs;

/// <summary>A tensor that flows through a graph: an input, an initializer or the output of a node. Belongs to one <see cref="GraphBuilder"/>.</summary>
public sealed class GraphValue
{
    internal GraphValue(string name) => Name = name;

    /// <summary>Unique in the graph.</summary>
    public string Name { get; internal set; }

    public override string ToString() => Name;
}
