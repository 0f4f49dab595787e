using MetaRouter.Onnx.Graphs.Format;
using AttributeType = MetaRouter.Onnx.Graphs.Format.AttributeProto.Types.AttributeType;

namespace MetaRouter.Onnx.Graphs;

/// <summary>A named constant of a node, such as the axis of a Softmax.</summary>
public sealed class NodeAttribute
{
    private NodeAttribute(AttributeProto format) => Format = format;

    internal AttributeProto Format { get; }

    public static NodeAttribute Of(string name, long value) => new(new() { Name = name, Type = AttributeType.Int, I = value });

    public static NodeAttribute Of(string name, float value) => new(new() { Name = name, Type = AttributeType.Float, F = value });

    public static NodeAttribute Of(string name, string value) => new(new() { Name = name, Type = AttributeType.String, S = Google.Protobuf.ByteString.CopyFromUtf8(value) });

    public static NodeAttribute Of(string name, params ReadOnlySpan<long> values)
    {
        var format = new AttributeProto { Name = name, Type = AttributeType.Ints };
        foreach (var value in values) format.Ints.Add(value);
        return new(format);
    }
}
