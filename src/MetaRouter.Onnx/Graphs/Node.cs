using MetaRouter.Onnx.Graphs.Format;

namespace MetaRouter.Onnx.Graphs;

internal sealed record Node(
    string Name, string Operation, IReadOnlyList<GraphValue> Inputs, IReadOnlyList<GraphValue> Outputs, IReadOnlyList<NodeAttribute> Attributes)
{
    public NodeProto Format()
    {
        var format = new NodeProto { Name = Name, OpType = Operation };
        format.Input.AddRange(Inputs.Select(value => value.Name));
        format.Output.AddRange(Outputs.Select(value => value.Name));
        format.Attribute.AddRange(Attributes.Select(attribute => attribute.Format));
        return format;
    }
}
