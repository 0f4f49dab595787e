using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Quality;

public sealed class RidgeQualityPredictorTests
{
    private static readonly CandidatePool Pool = Samples.Pool(1, 10);
    private readonly QueryEmbedding _easy = Samples.Embedding(new Random(100));
    private readonly QueryEmbedding _hard = Samples.Embedding(new Random(101));

    [Fact]
    public void Predict_TwoKindsOfQuestions_LearnsWhoIsGoodAtWhat()
    {
        var predictor = new RidgeQualityPredictor(Bank(1));
        var random = new Random(7);
        var easy = predictor.Predict(new PredictionQuery("new easy", Samples.Embedding(random, _easy, 20)), Pool);
        var hard = predictor.Predict(new PredictionQuery("new hard", Samples.Embedding(random, _hard, 20)), Pool);
        Assert.True(double.IsFinite(predictor.Penalty));
        Assert.True(easy[0].Mean > hard[0].Mean + 0.3);
        Assert.True(hard[1].Mean > hard[0].Mean + 0.3);
        Assert.All(easy.Concat(hard), prediction =>
        {
            Assert.Equal(QualitySource.Predicted, prediction.Source);
            Assert.InRange(prediction.Mean, 0, 1);
            Assert.InRange(prediction.Variance, 1e-4, 0.05);
        });
    }

    [Fact]
    public void Predict_QuestionOfTheBank_IgnoresItsOwnGrades()
    {
        var bank = Bank(1);
        var changed = bank.ToArray();
        changed[4] = changed[4] with { Grades = new Dictionary<string, double> { ["c0"] = bank[4].Grades["c0"] - 0.15, ["c1"] = bank[4].Grades["c1"] } };
        var query = new PredictionQuery($"  {bank[4].Query.ToUpperInvariant()}", bank[4].Embedding);
        var (before, after) = (new RidgeQualityPredictor(bank), new RidgeQualityPredictor(changed));
        Assert.Equal(before.Penalty, after.Penalty);
        Assert.Equal(before.Predict(query, Pool)[0].Mean, after.Predict(query, Pool)[0].Mean, 1e-6);
        var other = new PredictionQuery("another text", bank[4].Embedding);
        Assert.NotEqual(before.Predict(other, Pool)[0].Mean, after.Predict(other, Pool)[0].Mean, 1e-3);
    }

    [Fact]
    public void Predict_GradesWithoutPattern_FallsBackToTheMeans()
    {
        var random = new Random(3);
        var bank = Enumerable.Range(0, 30).Select(index => new GradedQuestion(
            $"question {index}", Samples.Embedding(random), new Dictionary<string, double> { ["c0"] = index % 2, ["c1"] = 0.9 })).ToArray();
        var prediction = new RidgeQualityPredictor(bank).Predict(new PredictionQuery("other", Samples.Embedding(random)), Pool);
        Assert.Equal(0.5, prediction[0].Mean, 0.15);
        Assert.Equal(0.9, prediction[1].Mean, 1e-4);
        Assert.True(prediction[1].Variance > 0);
    }

    [Fact]
    public void Predict_CandidateWithoutGrades_IsRefusedByName()
    {
        var predictor = new RidgeQualityPredictor(Bank(1));
        Assert.True(predictor.Measures("c0"));
        Assert.False(predictor.Measures("c2"));
        var error = Assert.Throws<ArgumentException>(() => predictor.Predict(new PredictionQuery("q", _easy), Samples.Pool(1, 2, 3)));
        Assert.Contains("c2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_TooFewGrades_MeasureNothing()
    {
        Assert.False(new RidgeQualityPredictor(Bank(1)[..4]).Measures("c0"));
        Assert.False(new RidgeQualityPredictor([]).Measures("c0"));
    }

    [Fact]
    public void FindGrade_RecordedAnswer_IsItsGrade()
    {
        var bank = Bank(1);
        var predictor = new RidgeQualityPredictor(bank);
        Assert.Equal(bank[3].Grades["c1"], predictor.FindGrade(bank[3].Query + " ", "c1")?.Mean);
        Assert.Equal(QualitySource.Graded, predictor.FindGrade(bank[3].Query, "c1")?.Source);
        Assert.Null(predictor.FindGrade("never asked", "c1"));
        Assert.Null(predictor.FindGrade(bank[3].Query, "c2"));
    }

    /// <summary>c0 is good at easy questions only, c1 at both.</summary>
    private GradedQuestion[] Bank(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, 40).Select(index =>
            {
                var isEasy = index % 2 == 0;
                return new GradedQuestion($"question {index}", Samples.Embedding(random, isEasy ? _easy : _hard, 20), new Dictionary<string, double>
                {
                    ["c0"] = (isEasy ? 0.8 : 0.2) + 0.1 * random.NextDouble(),
                    ["c1"] = 0.8 + 0.1 * random.NextDouble(),
                });
            }),
        ];
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(49)]
    public void Predict_FewGradesThatFollowNoQuestion_IsHardlyWorseThanTheMean(int count)
    {
        var random = new Random(count);
        var (ridge, mean) = (0.0, 0.0);
        for (var round = 0; round < 20; round++)
        {
            var bank = Enumerable.Range(0, count).Select(index => new GradedQuestion(
                $"q{index}", Samples.Embedding(random), new Dictionary<string, double> { ["c0"] = Math.Clamp(0.6 + 0.5 * (random.NextDouble() - 0.5), 0, 1) })).ToArray();
            var predictor = new RidgeQualityPredictor(bank);
            var average = bank.Average(question => question.Grades["c0"]);
            for (var fresh = 0; fresh < 20; fresh++)
            {
                var truth = 0.6 + 0.5 * (random.NextDouble() - 0.5);
                ridge += Math.Pow(predictor.Predict(new PredictionQuery("new", Samples.Embedding(random)), "c0")!.Value.Mean - truth, 2);
                mean += Math.Pow(average - truth, 2);
            }
        }

        Assert.InRange(ridge / mean, 0.95, 1.05);
    }
}
