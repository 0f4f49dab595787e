using MetaRouter.Core.Queries;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.TextEncoding;

/// <summary>The repository's text encoder and tokenizer, opened once for all tests of the collection.</summary>
public sealed class TextEncoderFixture : IDisposable
{
    public static string Directory { get; } = RepositoryFiles.Path("models/text-encoder");

    public OnnxTextEncoder Encoder { get; } = OnnxTextEncoder.Load(Directory);

    internal UnigramTokenizer Tokenizer { get; } = UnigramTokenizer.Parse(File.ReadAllBytes(Path.Combine(Directory, "vocab.json")));

    public Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(params string[] texts) => Encoder.EncodeAsync(texts, CancellationToken.None);

    public static double LargestDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Assert.Equal(a.Length, b.Length);
        var largest = 0d;
        for (var i = 0; i < a.Length; i++) largest = Math.Max(largest, Math.Abs((double)a[i] - b[i]));
        return largest;
    }

    public void Dispose() => Encoder.Dispose();
}

/// <summary>Tests that use the encoder, one after the other: some of them measure time.</summary>
[CollectionDefinition(Name)]
public sealed class TextEncoderTests : ICollectionFixture<TextEncoderFixture>
{
    public const string Name = "text encoder";
}
