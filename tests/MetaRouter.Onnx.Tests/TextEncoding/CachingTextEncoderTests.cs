using MetaRouter.Core.Queries;
using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Onnx.Tests.TextEncoding;

public sealed class CachingTextEncoderTests
{
    private readonly LengthEncoder _inner = new();

    [Fact]
    public async Task EncodeAsync_TextAgain_IsNotEncodedAgain()
    {
        var encoder = new CachingTextEncoder(_inner, 10);

        var first = await EncodeAsync(encoder, "a", "bb");
        var second = await EncodeAsync(encoder, "bb", "ccc", "a");

        Assert.Equal(["a", "bb", "ccc"], _inner.Encoded);
        Assert.Same(first[1], second[0]);
        Assert.Same(first[0], second[2]);
        Assert.Equal(1, second[1].Values[3]);
    }

    [Fact]
    public async Task EncodeAsync_TextTwiceInOneCall_IsEncodedOnce()
    {
        var embeddings = await EncodeAsync(new CachingTextEncoder(_inner, 10), "a", "a", "a");

        Assert.Equal(["a"], _inner.Encoded);
        Assert.Equal(3, embeddings.Count);
    }

    [Fact]
    public async Task EncodeAsync_MoreTextsThanCapacity_ForgetsTheLeastRecentlyUsed()
    {
        var encoder = new CachingTextEncoder(_inner, 2);
        await EncodeAsync(encoder, "a", "b");
        await EncodeAsync(encoder, "a");
        await EncodeAsync(encoder, "c");
        _inner.Encoded.Clear();

        await EncodeAsync(encoder, "a");
        await EncodeAsync(encoder, "b");

        Assert.Equal(["b"], _inner.Encoded);
    }

    [Fact]
    public async Task EncodeAsync_MoreTextsInOneCallThanCapacity_GivesAll()
    {
        var embeddings = await EncodeAsync(new CachingTextEncoder(_inner, 1), "a", "bb", "ccc", "a");

        Assert.Equal([1, 2, 3, 1], embeddings.Select(embedding => embedding.Values.IndexOf(1f)));
    }

    [Fact]
    public async Task EncodeAsync_VeryLongText_IsNotKept()
    {
        var encoder = new CachingTextEncoder(_inner, 2);
        var text = new string('x', CachingTextEncoder.MaxCachedCharacters + 1);

        await EncodeAsync(encoder, text);
        await EncodeAsync(encoder, text);

        Assert.Equal(2, _inner.Encoded.Count);
    }

    [Fact]
    public async Task EncodeAsync_InnerFails_NextCallTriesAgain()
    {
        var encoder = new CachingTextEncoder(_inner, 2);
        _inner.Failure = new InvalidOperationException("broken");
        await Assert.ThrowsAsync<InvalidOperationException>(() => EncodeAsync(encoder, "a"));
        _inner.Failure = null;

        Assert.Single(await EncodeAsync(encoder, "a"));
    }

    [Fact]
    public async Task EncodeAsync_AlreadyCancelled_IsCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => new CachingTextEncoder(_inner, 2).EncodeAsync(["a"], new CancellationToken(canceled: true)));

    [Fact]
    public async Task EncodeAsync_ManyCallersAtOnce_EachGetsItsTexts()
    {
        var encoder = new CachingTextEncoder(_inner, 8);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < 2000; i++)
            {
                var length = random.Next(1, 20);
                Assert.Equal(1, (await EncodeAsync(encoder, new string('x', length)))[0].Values[length]);
            }
        })));
    }

    [Fact]
    public void Version_IsTheInnerEncoders() => Assert.Equal("fake", new CachingTextEncoder(_inner, 1).Version);

    [Fact]
    public void Constructor_CapacityOfZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CachingTextEncoder(_inner, 0));

    private static Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(CachingTextEncoder encoder, params string[] texts) =>
        encoder.EncodeAsync(texts, CancellationToken.None);

    /// <summary>A text's vector has its 1 at the position of the text's length.</summary>
    private sealed class LengthEncoder : ITextEncoder
    {
        public List<string> Encoded { get; } = [];

        public Exception? Failure { get; set; }

        public string Version => "fake";

        public Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            if (Failure is not null) throw Failure;
            lock (Encoded) Encoded.AddRange(texts);
            return Task.FromResult<IReadOnlyList<QueryEmbedding>>([.. texts.Select(text =>
            {
                var values = new float[QueryEmbedding.Dimensions];
                values[text.Length % values.Length] = 1;
                return new QueryEmbedding(values);
            })]);
        }
    }
}
