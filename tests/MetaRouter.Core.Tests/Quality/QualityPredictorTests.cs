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

    [Fact]
    public void Predict_GradedBesideTrained_KeepsTheGradesAndDoubtsTheRest()
    {
        var random = new Random(1);
        var bank = Enumerable.Range(0, 8).Select(index =>
            new GradedQuestion($"q{index}", Samples.Embedding(random), new Dictionary<string, double> { ["c1"] = 0.7 })).ToArray();
        var pool = Samples.Pool(1, 2, 3);
        var query = new PredictionQuery("new", Samples.Embedding(random));

        var mixed = new QualityPredictor(new RidgeQualityPredictor(bank), AssumedQualities.For(pool), new Trained("c0", "c2"));
        var predictions = mixed.Predict(query, pool);
        Assert.Equal([0.6, 0.7, 0.6], predictions.Select(prediction => Math.Round(prediction.Mean, 6)));
        Assert.Equal([0.0625, 1e-4, 0.0625], predictions.Select(prediction => Math.Round(prediction.Variance, 6)));
        Assert.All(pool.Candidates, candidate => Assert.True(mixed.Measures(candidate.Id)));
        Assert.Equal([false, true, false], pool.Candidates.Select(candidate => mixed.IsGraded(candidate.Id)));

        var alone = new QualityPredictor(new RidgeQualityPredictor([]), AssumedQualities.For(pool), new Trained("c0", "c1", "c2"));
        Assert.All(alone.Predict(query, pool), prediction => Assert.Equal(new QualityPrediction(0.6, 0.01, QualitySource.Predicted), prediction));
    }

    private sealed class Trained(params string[] candidates) : ITrainedCandidates
    {
        public bool Knows(string candidateId) => candidates.Contains(candidateId);

        public QualityPrediction? FindQuality(PredictionQuery query, string candidateId) =>
            Knows(candidateId) ? new QualityPrediction(0.6, 0.01, QualitySource.Predicted) : null;

        public double? FindOutputTokens(PredictionQuery query, string candidateId) => Knows(candidateId) ? 123 : null;
    }
}
