using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetaRouter.Onnx.ModelFiles;

/// <summary>
/// manifest.json of a trained model, models/&lt;kind&gt;/&lt;version&gt;/: what it is, how it was made, how good it was, and every file by its SHA-256. A model
/// opens its folder with <see cref="Read"/>, which refuses anything that this program cannot run.
/// </summary>
public sealed record ArtifactManifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>What the model is: predictor, pilot, metarouter.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the kind's form; a program reads one.</summary>
    public required string Version { get; init; }

    /// <summary>The command that made the files, runnable in the repository with its data folder named.</summary>
    public required string Command { get; init; }

    /// <summary>Seed of every random draw in training.</summary>
    public required int Seed { get; init; }

    /// <summary>Sizes that the program and the files must agree on, by name.</summary>
    public required IReadOnlyDictionary<string, int> Dimensions { get; init; }

    /// <summary>What the inputs mean, in order; empty when that is fixed by the dimensions.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Version of the text encoder whose embeddings the model reads; null when it reads none.</summary>
    public string? TextEncoder { get; init; }

    /// <summary>Kind of cost scaling ("log" or "linear") the model was trained on; null when it reads no costs.</summary>
    public string? CostScaling { get; init; }

    /// <summary>SHA-256 of the training data, by file name.</summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>What was measured on rows that training did not see.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Directions of the horizontal and the vertical axis in which a latent is shown; null for a model without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<double>>? LatentDirections { get; init; }

    /// <summary>SHA-256 of every file that the model reads, by file name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a folder's manifest and compares it with what the program expects.</summary>
    /// <exception cref="ModelFileException">Missing, not a manifest, or of a model that this program cannot run: the message has expected and found.</exception>
    public static ArtifactManifest Read(string directory, ArtifactExpectation expected)
    {
        var path = Path.Combine(directory, FileName);
        var content = ModelFile.Read(path, expected.Remedy);
        try
        {
            var manifest = JsonSerializer.Deserialize<ArtifactManifest>(content, Json) ?? throw new JsonException("It holds null.");
            expected.Check(path, manifest);
            return manifest;
        }
        catch (JsonException exception)
        {
            throw new ModelFileException($"{path} is not a model's manifest: {exception.Message} {expected.Remedy}", exception);
        }
    }

    /// <summary>Reads one of <see cref="Files"/> and checks its hash.</summary>
    /// <exception cref="ModelFileException">Not in the manifest, missing, or another file than the manifest's.</exception>
    public byte[] ReadFile(string directory, string fileName, ArtifactExpectation expected)
    {
        if (!Files.TryGetValue(fileName, out var hash))
            throw new ModelFileException(
                $"{Path.Combine(directory, FileName)} names no file '{fileName}'; it names: {string.Join(", ", Files.Keys)}. {expected.Remedy}");
        var path = Path.Combine(directory, fileName);
        var content = ModelFile.Read(path, expected.Remedy);
        ModelFile.Check(path, content, hash, expected.Remedy);
        return content;
    }

    /// <summary>Writes files and, last, the manifest that names them; whatever else is in the folder stays.</summary>
    /// <returns>The manifest as written.</returns>
    public async Task<ArtifactManifest> WriteAsync(string directory, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        foreach (var (name, content) in files) await File.WriteAllBytesAsync(Path.Combine(directory, name), content, cancellationToken);
        var written = this with { Files = files.ToDictionary(file => file.Key, file => ModelFile.Hash(file.Value)) };
        byte[] json = [.. JsonSerializer.SerializeToUtf8Bytes(written, Json), (byte)'\n'];
        await File.WriteAllBytesAsync(Path.Combine(directory, FileName), json, cancellationToken);
        return written;
    }
}
