using System.Text.Json;
using System.Text.Json.Serialization;

namespace MetaRouter.Onnx.Tests.TextEncoding;

/// <summary>text-encoder-golden.json: values of the JavaScript runtime, seven digits.</summary>
internal static class GoldenCases
{
    public const double Tolerance = 1e-5;

    private static readonly Lazy<GoldenFile> LazyFile = new(() => JsonSerializer.Deserialize<GoldenFile>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "TextEncoding", "text-encoder-golden.json")))!);

    public static IReadOnlyList<GoldenCase> All => LazyFile.Value.Cases;

    private sealed record GoldenFile([property: JsonPropertyName("cases")] IReadOnlyList<GoldenCase> Cases);
}

/// <param name="Ids">All tokens; the model takes the first 128.</param>
/// <param name="First">The first 16 components.</param>
/// <param name="Vector">All 512, for some cases.</param>
internal sealed record GoldenCase(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("ids")] IReadOnlyList<int> Ids,
    [property: JsonPropertyName("first16")] IReadOnlyList<float> First,
    [property: JsonPropertyName("vector")] IReadOnlyList<float>? Vector);
