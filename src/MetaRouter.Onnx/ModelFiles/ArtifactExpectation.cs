namespace MetaRouter.Onnx.ModelFiles;

/// <summary>What a program can run: compared with a manifest before any other file is opened.</summary>
public sealed record ArtifactExpectation
{
    /// <summary>The kind, such as predictor.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of that kind.</summary>
    public required string Version { get; init; }

    /// <summary>Sizes that the manifest must state; it may state more.</summary>
    public required IReadOnlyDictionary<string, int> Dimensions { get; init; }

    /// <summary>The inputs in order; null when not compared.</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>Version of the encoder in use; null when not compared.</summary>
    public string? TextEncoder { get; init; }

    /// <summary>Kind of cost scaling in use; null when not compared.</summary>
    public string? CostScaling { get; init; }

    /// <summary>What to do about a refused model; ends every message.</summary>
    public required string Remedy { get; init; }

    /// <exception cref="ModelFileException">Something differs; the message has expected and found.</exception>
    internal void Check(string path, ArtifactManifest found)
    {
        Require(path, "kind", Kind, found.Kind);
        Require(path, "version", Version, found.Version);
        foreach (var (name, size) in Dimensions)
            Require(path, $"dimensions.{name}", size.ToString(), found.Dimensions.TryGetValue(name, out var other) ? other.ToString() : null);
        if (Features is not null) Require(path, "features", string.Join(", ", Features), string.Join(", ", found.Features));
        if (TextEncoder is not null) Require(path, "text_encoder", TextEncoder, found.TextEncoder);
        if (CostScaling is not null) Require(path, "cost_scaling", CostScaling, found.CostScaling);
    }

    private void Require(string path, string key, string expected, string? found)
    {
        if (!string.Equals(expected, found, StringComparison.Ordinal))
            throw new ModelFileException($"{path}: expected {key} {expected}, found {found ?? "none"}. {Remedy}");
    }
}
