using MetaRouter.Core.Quality;

namespace MetaRouter.Core.Tests.Quality;

public sealed class QualityPredictorTests
{
    [Fact]
    public void Predict_SomeGraded_MarksTheSources()
    {
        var random = new Random(1);
        var bank = Enumerable.Range(0, 8).Select(index =>
            new GradedQuestion($"q{index}", Samples.Embedding(random), new Dictionary<string, double> { ["c1"] = 0.7 })).ToArray();
        var pool = Samples.Pool(1, 2, 3);
        var predictor = new QualityPredictor(new RidgeQualityPredictor(bank), AssumedQualities.For(pool));
        var query = new PredictionQuery("new", Samples.Embedding(random));
        var predictions = predictor.Predict(query, pool);
        Assert.Equal(
            [QualitySource.Assumed, QualitySource.Predicted, QualitySource.Assumed], predictions.Select(prediction => prediction.Source));
        Assert.Equal(0.7, predictions[1].Mean, 1e-6);
    }
}
