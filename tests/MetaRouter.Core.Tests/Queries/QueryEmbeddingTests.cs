using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Queries;

public sealed class QueryEmbeddingTests
{
    [Fact]
    public void QueryEmbedding_WrongLengthOrNorm_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new QueryEmbedding(new float[12]));
        Assert.Throws<ArgumentException>(() => new QueryEmbedding(new float[QueryEmbedding.Dimensions]));
        var notANumber = new float[QueryEmbedding.Dimensions];
        notANumber[0] = float.NaN;
        Assert.Throws<ArgumentException>(() => new QueryEmbedding(notANumber));
    }

    [Fact]
    public void Similarity_WithItselfAndOthers_IsTheCosine()
    {
        var random = new Random(1);
        var one = Samples.Embedding(random);
        Assert.Equal(1, one.Similarity(one), 1e-5);
        Assert.InRange(one.Similarity(Samples.Embedding(random)), -0.3f, 0.3f);
    }
}
