using MetaRouter.Core.Queries;
using MetaRouter.TestKit;
using MetaRouter.Training.Embeddings;

namespace MetaRouter.Training.Tests.Embeddings;

public sealed class EmbeddingCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CountingEncoder _encoder = new();

    [Fact]
    public async Task EncodeAsync_TwiceInTwoProcesses_EncodesOnce()
    {
        string[] texts = ["one", "two", "one"];
        var first = await Open().EncodeAsync(texts, null, CancellationToken.None);
        var second = await Open().EncodeAsync(texts, null, CancellationToken.None);

        Assert.Equal(["one", "two"], _encoder.Encoded);
        Assert.Equal(first.Select(embedding => embedding.Values.ToArray()), second.Select(embedding => embedding.Values.ToArray()));
        Assert.Same(first[0], first[2]);
    }

    [Fact]
    public async Task EncodeAsync_OtherEncoderVersion_EncodesAgain()
    {
        await Open().EncodeAsync(["one"], null, CancellationToken.None);
        _encoder.Version = "other";
        await Open().EncodeAsync(["one"], null, CancellationToken.None);

        Assert.Equal(["one", "one"], _encoder.Encoded);
    }

    [Fact]
    public async Task EncodeAsync_DamagedFile_EncodesItsTextsAgain()
    {
        await Open().EncodeAsync(["one"], null, CancellationToken.None);
        var file = Assert.Single(Directory.GetFiles(_folder.Path, "*.embeddings", SearchOption.AllDirectories));
        await File.AppendAllTextAsync(file, "x");
        await Open().EncodeAsync(["one"], null, CancellationToken.None);

        Assert.Equal(["one", "one"], _encoder.Encoded);
    }

    [Fact]
    public async Task EncodeAsync_Missing_ReportsProgressToTheEnd()
    {
        var shares = new List<double>();
        await Open().EncodeAsync([.. Enumerable.Range(0, 600).Select(number => $"text {number}")], new Listener(shares.Add), CancellationToken.None);

        Assert.Equal([512.0 / 600, 1], shares);
    }

    public void Dispose() => _folder.Dispose();

    private EmbeddingCache Open() => new(_encoder, _folder.Path);

    private sealed class Listener(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }

    private sealed class CountingEncoder : ITextEncoder
    {
        private readonly WordHashEncoder _inner = new();

        public string Version { get; set; } = "counting";

        public List<string> Encoded { get; } = [];

        public Task<IReadOnlyList<QueryEmbedding>> EncodeAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            Encoded.AddRange(texts);
            return _inner.EncodeAsync(texts, cancellationToken);
        }
    }
}
