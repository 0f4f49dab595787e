using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Quality;

public sealed class RidgeRegressionTests
{
    private readonly QueryEmbedding[] _embeddings;
    private readonly double[] _targets;

    public RidgeRegressionTests()
    {
        var random = new Random(1);
        _embeddings = [.. Enumerable.Range(0, 12).Select(_ => Samples.Embedding(random))];
        _targets = [.. _embeddings.Select(embedding => 0.5 + 3 * embedding.Values[0] + 0.1 * random.NextDouble())];
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(3)]
    [InlineData(double.PositiveInfinity)]
    public void LeftOut_ClosedForm_IsWhatFittingTheOthersPredicts(double penalty)
    {
        var fit = new RidgeRegression.Examples(_embeddings, _targets).Fit(penalty);
        for (var left = 0; left < _targets.Length; left++)
        {
            var others = Enumerable.Range(0, _targets.Length).Where(index => index != left).ToArray();
            var without = new RidgeRegression.Examples([.. others.Select(index => _embeddings[index])], others.Select(index => _targets[index])).Fit(penalty);
            Assert.Equal(without.Predict(_embeddings[left]), fit.LeftOut[left], 1e-4);
        }
    }

    [Fact]
    public void Predict_SmallPenalty_Interpolates()
    {
        var fit = new RidgeRegression.Examples(_embeddings, _targets).Fit(1e-6);
        for (var index = 0; index < _targets.Length; index++) Assert.Equal(_targets[index], fit.Predict(_embeddings[index]), 1e-3);
    }

    [Fact]
    public void Predict_InfinitePenalty_IsTheMean()
    {
        var fit = new RidgeRegression.Examples(_embeddings, _targets).Fit(double.PositiveInfinity);
        Assert.Equal(_targets.Average(), fit.Predict(Samples.Embedding(new Random(5))), 1e-6);
    }

    [Fact]
    public void LeftOut_MoreExamplesThanDimensions_IsWhatTheOtherDecompositionPredicts()
    {
        var random = new Random(7);
        QueryEmbedding[] embeddings = [.. Enumerable.Range(0, QueryEmbedding.Dimensions + 1).Select(_ => Samples.Embedding(random))];
        double[] targets = [.. embeddings.Select(embedding => 0.5 + 3 * embedding.Values[0] + 0.1 * random.NextDouble())];

        var fit = new RidgeRegression.Examples(embeddings, targets).Fit(0.3);

        // Without the first there are as many examples as dimensions, which are decomposed the other way.
        var without = new RidgeRegression.Examples(embeddings[1..], targets[1..]).Fit(0.3);
        Assert.Equal(without.Predict(embeddings[0]), fit.LeftOut[0], 1e-4);
        Assert.Equal(without.Predict(_embeddings[0]), fit.Predict(_embeddings[0]), 0.01);
    }
}
