using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Onnx.Quality;
using MetaRouter.Onnx.Tests.TextEncoding;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.Quality;

/// <summary>The shipped predictor at the service of a pool.</summary>
[Collection(TextEncoderTests.Name)]
public sealed class TrainedPoolTests(TextEncoderFixture fixture) : IDisposable
{
    private readonly TrainedPredictor _predictor = TrainedPredictor.Load(RepositoryFiles.Path("models/predictor/1"), fixture.Encoder.Version);

    public void Dispose() => _predictor.Dispose();

    [Fact]
    public async Task For_KnownCandidates_PredictsQualityLengthAndPrice()
    {
        var pool = Pool("openai/gpt-4o-mini-2024-07-18", "gpt-4o-2024-08-06");
        var query = await QueryAsync("What is 17 * 23? Think step by step.");

        var trained = TrainedPool.For(_predictor, pool)!;
        var qualities = pool.Candidates.Select(candidate => trained.FindQuality(query, candidate.Id)!.Value).ToList();
        var costs = new CostPredictor([], trained).Predict(query, pool);

        Assert.All(qualities, quality => Assert.InRange(quality.Mean, 0.05, 1));
        Assert.All(qualities, quality => Assert.Equal(QualitySource.Predicted, quality.Source));
        Assert.All(qualities, quality => Assert.InRange(quality.Variance, 0.0099, 0.0626));
        Assert.All(costs.Zip(pool.Candidates), pair => Assert.Equal(CostPredictor.Price(query, pair.Second, pair.First.OutputTokens), pair.First));
        Assert.All(costs, cost => Assert.InRange(cost.OutputTokens, 1, 1024));
        Assert.Equal(qualities, pool.Candidates.Select(candidate => trained.FindQuality(query, candidate.Id)!.Value));
    }

    [Theory]
    [InlineData("gpt-4o-2024-08-06", "never-heard-of")] // one is not known
    [InlineData("claude-3-5-sonnet-20241022", "jamba-1.5-large")] // both are, but from different questions
    public void For_CandidatesWithoutCommonGround_IsNone(string first, string second) => Assert.Null(TrainedPool.For(_predictor, Pool(first, second)));

    [Fact]
    public async Task For_UnknownCandidateThatWasMeasured_SpeaksForTheOthers()
    {
        var trained = TrainedPool.For(_predictor, Pool("gpt-4o-2024-08-06", "never-heard-of"), id => id == "never-heard-of")!;
        var query = await QueryAsync("Hello?");

        Assert.True(trained.Knows("gpt-4o-2024-08-06"));
        Assert.NotNull(trained.FindQuality(query, "gpt-4o-2024-08-06"));
        Assert.False(trained.Knows("never-heard-of"));
        Assert.Null(trained.FindQuality(query, "never-heard-of"));
        Assert.Null(trained.FindOutputTokens(query, "never-heard-of"));
    }

    [Fact]
    public void For_EverythingMeasured_IsNone() => Assert.Null(TrainedPool.For(_predictor, Pool("gpt-4o-2024-08-06"), _ => true));

    private async Task<PredictionQuery> QueryAsync(string text) => new(text, (await fixture.EncodeAsync(text))[0]);

    private static CandidatePool Pool(params string[] models) => new(models.Select(model => new CandidateModel
    {
        Id = model,
        Name = model,
        Maker = "Testers",
        ProviderId = "p",
        ProviderModel = model,
        Price = new TokenPrice(1, 4, "test"),
    }));
}
