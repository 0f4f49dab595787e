using MetaRouter.Core.Evaluation;

namespace MetaRouter.Core.Tests.Evaluation;

public sealed class PredictionMeasuresTests
{
    [Fact]
    public void Auc_PerfectOrder_IsOneAndReversedZero()
    {
        Assert.Equal(1, PredictionMeasures.Auc([.1, .2, .8, .9], [0, 0, 1, 1]));
        Assert.Equal(0, PredictionMeasures.Auc([.9, .8, .2, .1], [0, 0, 1, 1]));
    }

    [Fact]
    public void Auc_EqualPredictions_IsOneHalf() => Assert.Equal(.5, PredictionMeasures.Auc([.3, .3, .3], [0, 1, 1]));

    [Fact]
    public void Auc_EqualsShareOfOrderedPairs()
    {
        var random = new Random(3);
        var predictions = Enumerable.Range(0, 60).Select(_ => Math.Round(random.NextDouble(), 1)).ToArray();
        var qualities = predictions.Select(_ => (double)random.Next(2)).ToArray();
        var pairs = from good in Enumerable.Range(0, 60) where qualities[good] > 0
                    from bad in Enumerable.Range(0, 60) where qualities[bad] < 1
                    select (Math.Sign(predictions[good] - predictions[bad]) + 1) / 2.0;

        Assert.Equal(pairs.Average(), PredictionMeasures.Auc(predictions, qualities), 1e-12);
    }

    [Fact]
    public void Auc_FractionalQuality_CountsAsGoodAndBadInShares() =>
        Assert.Equal(PredictionMeasures.Auc([.1, .1, .7, .7], [1, 0, 1, 1]), PredictionMeasures.Auc([.1, .7], [.5, 1]), 1e-12);

    [Fact]
    public void Auc_OneKindOnly_IsNotANumber() => Assert.Equal(double.NaN, PredictionMeasures.Auc([.1, .2], [1, 1]));

    [Fact]
    public void Brier_KnownValues_IsTheMeanSquare() => Assert.Equal((.04 + .25) / 2, PredictionMeasures.Brier([.8, .5], [1, 0]), 1e-12);
}
