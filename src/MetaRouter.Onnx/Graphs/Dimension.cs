namespace MetaRouter.Onnx.Graphs;

/// <summary>One axis of a graph's input or output: a fixed size, or a name for a size that each run decides.</summary>
public readonly record struct Dimension
{
    private Dimension(long? size, string? name) => (Size, Name) = (size, name);

    /// <summary>The fixed size, or null.</summary>
    public long? Size { get; }

    /// <summary>The symbolic name, or null.</summary>
    public string? Name { get; }

    public static implicit operator Dimension(long size) => new(size, null);

    public static implicit operator Dimension(string name) => new(null, name);
}
