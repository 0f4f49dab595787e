using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Onnx.Tests.TextEncoding;

public sealed class TokenBatchTests
{
    [Fact]
    public void Plan_AnyLengths_HasEveryTextOnceInBoundedBatchesOfLikeLength()
    {
        var random = new Random(7);
        int[] lengths = [.. Enumerable.Range(0, 500).Select(_ => random.Next(0, 129))];

        TokenBatch[] batches = [.. TokenBatch.Plan(lengths)];

        Assert.Equal(Enumerable.Range(0, 500), batches.SelectMany(batch => batch.Texts).Order());
        Assert.All(batches, batch => Assert.InRange(batch.Texts.Count * batch.Length, 1, TokenBatch.MaxPlaces));
        Assert.All(batches, batch => Assert.Equal(batch.Length, Math.Max(1, batch.Texts.Max(text => lengths[text]))));
        Assert.InRange(batches.Sum(batch => batch.Texts.Count * batch.Length), lengths.Sum(), lengths.Sum() * 1.1);
    }

    [Fact]
    public void Plan_OnlyEmptyTexts_HasLengthOne() => Assert.Equal(1, Assert.Single(TokenBatch.Plan([0, 0])).Length);

    [Fact]
    public void Plan_NoTexts_HasNoBatch() => Assert.Empty(TokenBatch.Plan([]));
}
