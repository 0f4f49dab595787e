using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Core.Tests.Quality.Online;

public sealed class OnlineQualityTests
{
    private static readonly ResidualSpace Means = new(null, "means", ArmForm.Residual);

    [Fact]
    public void Predict_CandidateIsMeasuredAfterFeedback_ForgetsTheDistanceToWhatWasAssumed()
    {
        var random = new Random(3);
        var pool = Samples.Pool(1, 2);
        var query = new PredictionQuery("new", Samples.Embedding(random));
        var assumed = AssumedQualities.For(pool);
        // Much better than assumed, and people said so.
        var arms = Enumerable.Range(0, 40).Aggregate(OnlineQuality.Empty(Means), (known, _) =>
            OnlineQuality.Learn(Means, known, "live", "c0", isAssumed: true, Means.Features(query.Embedding), assumed["c0"].Mean, 0.9));
        var bank = Enumerable.Range(0, 8).Select(index =>
            new GradedQuestion($"q{index}", Samples.Embedding(random), new Dictionary<string, double> { ["c0"] = 0.8 })).ToArray();

        var before = Predict(new QualityPredictor(new RidgeQualityPredictor([]), assumed));
        var after = Predict(new QualityPredictor(new RidgeQualityPredictor(bank), assumed));

        Assert.Equal(QualitySource.Assumed, before.Source);
        Assert.InRange(before.Mean, 0.85, 0.95);
        Assert.Equal(QualitySource.Predicted, after.Source);
        // Without arms of their own the measured 0.8 would be raised by the 0.45 that the assumption was short of.
        Assert.Equal(0.8, after.Mean, 6);

        QualityPrediction Predict(QualityPredictor basis) =>
            new OnlineQuality(basis, Means, arms, "live", pool, id => !basis.Measures(id)).Predict(query, pool)[0];
    }
}
