using System.Collections;
using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.Tests.TextEncoding;

[Collection(TextEncoderTests.Name)]
public sealed class OnnxTextEncoderTests(TextEncoderFixture fixture)
{
    private static string[] GoldenTexts => [.. GoldenCases.All.Select(golden => golden.Text)];

    [Fact]
    public async Task EncodeAsync_GoldenTexts_GivesTheReferenceVectors()
    {
        var embeddings = await fixture.EncodeAsync(GoldenTexts);

        Assert.Equal(4, GoldenCases.All.Count(golden => golden.Vector is not null));
        Assert.All(GoldenCases.All.Zip(embeddings), pair =>
        {
            AssertNear([.. pair.First.First], pair.Second.Values[..16]);
            if (pair.First.Vector is { } vector) AssertNear([.. vector], pair.Second.Values);
        });
    }

    [Fact]
    public async Task EncodeAsync_AloneAndPaddedInABatch_IsTheSame()
    {
        var together = await fixture.EncodeAsync(GoldenTexts);
        var longest = GoldenTexts[22];

        for (var i = 0; i < together.Count; i++)
        {
            AssertNear(together[i], (await fixture.EncodeAsync(GoldenTexts[i]))[0]);
            // One batch of two, padded to 128 tokens.
            AssertNear(together[i], (await fixture.EncodeAsync(longest, GoldenTexts[i]))[1]);
        }
    }

    [Fact]
    public async Task EncodeAsync_ManyTextsOfMixedLength_KeepsTheirOrder()
    {
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => string.Join(' ', Enumerable.Repeat($"text number {i}", 1 + i * 7 % 40)))];

        var embeddings = await fixture.EncodeAsync(texts);

        foreach (var i in new[] { 0, 1, 57, 150, 299 })
            AssertNear((await fixture.EncodeAsync(texts[i]))[0], embeddings[i]);
    }

    [Fact]
    public async Task EncodeAsync_NoTexts_GivesNone() => Assert.Empty(await fixture.EncodeAsync());

    [Fact]
    public async Task EncodeAsync_ManyCallersAtOnce_EachGetsItsOwn()
    {
        var alone = await fixture.EncodeAsync(GoldenTexts);

        var calls = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => fixture.EncodeAsync(GoldenTexts[i], GoldenTexts[(i + 5) % 24])));

        for (var i = 0; i < calls.Length; i++)
        {
            AssertNear(alone[i], calls[i][0]);
            AssertNear(alone[(i + 5) % 24], calls[i][1]);
        }
    }

    [Fact]
    public async Task EncodeAsync_CancelledMidway_StopsReading()
    {
        using var cancellation = new CancellationTokenSource();
        var texts = new WatchedTexts(1000, index =>
        {
            if (index == 3) cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.Encoder.EncodeAsync(texts, cancellation.Token));

        Assert.Equal(4, texts.Reads);
    }

    [Fact]
    public void EncodeAsync_Caller_IsNotWorkedOn()
    {
        var readers = new HashSet<int>();
        var caller = new Thread(() => fixture.Encoder.EncodeAsync(
            new WatchedTexts(2, _ => readers.Add(Environment.CurrentManagedThreadId)), CancellationToken.None).GetAwaiter().GetResult());
        caller.Start();
        caller.Join();

        Assert.NotEmpty(readers);
        Assert.DoesNotContain(caller.ManagedThreadId, readers);
    }

    [Fact]
    public async Task EncodeAsync_RelatedTexts_AreNearerThanUnrelatedOnes()
    {
        var embeddings = await fixture.EncodeAsync("How do I reverse a list in Python?", "python code that reverses a list", "What should I cook for dinner tonight?");

        Assert.True(embeddings[0].Similarity(embeddings[1]) > embeddings[0].Similarity(embeddings[2]) + 0.2f);
    }

    private static void AssertNear(QueryEmbedding expected, QueryEmbedding found) => AssertNear(expected.Values, found.Values);

    private static void AssertNear(ReadOnlySpan<float> expected, ReadOnlySpan<float> found) =>
        Assert.InRange(TextEncoderFixture.LargestDifference(expected, found), 0, GoldenCases.Tolerance);

    /// <summary>A list of texts that tells when one is read.</summary>
    private sealed class WatchedTexts(int count, Action<int> onRead) : IReadOnlyList<string>
    {
        public int Reads { get; private set; }

        public int Count => count;

        public string this[int index]
        {
            get
            {
                Reads++;
                onRead(index);
                return $"text {index}";
            }
        }

        public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
