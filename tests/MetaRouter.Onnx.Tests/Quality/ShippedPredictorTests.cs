using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Onnx.Tests.TextEncoding;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.Quality;

/// <summary>The predictor that ships, behind the seams of the program.</summary>
[Collection(TextEncoderTests.Name)]
public sealed class ShippedPredictorTests(TextEncoderFixture fixture) : IDisposable
{
    private const string Hard = "Find the number of ordered pairs $(a,b)$ of positive integers such that $\\frac{a^2+b^2}{ab-1}$ is an integer and $a+b \\le 100$.";
    private const string Easy = "Natalia sold 48 clips in April and half as many in May. How many clips did she sell altogether in April and May?";
    private const string Strong = "claude-3-5-sonnet-20241022";
    private const string Weak = "Meta-Llama-3.1-8B-Instruct";

    private static readonly string Folder = RepositoryFiles.Path("models/predictor/1");

    private readonly TrainedPredictor _trained = TrainedPredictor.Load(Folder, fixture.Encoder.Version);

    [Fact]
    public void Load_EncoderOfAnotherVersion_IsRefused() =>
        Assert.Contains("expected text_encoder other, found", Assert.Throws<ModelFileException>(() => TrainedPredictor.Load(Folder, "other")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Predict_HardAndEasyQuestion_ExpectsDifferentOutcomes()
    {
        var (hard, easy) = (await QueryAsync(Hard), await QueryAsync(Easy));
        var pool = new CandidatePool([Candidate(Strong), Candidate(Weak)]);
        var qualities = new TrainedQualities(_trained, new Nothing());

        var (onHard, onEasy) = (qualities.Predict(hard, pool), qualities.Predict(easy, pool));

        Assert.All(onHard.Concat(onEasy), prediction => Assert.Equal(QualitySource.Predicted, prediction.Source));
        Assert.True(onHard[0].Mean > onHard[1].Mean + 0.1);
        Assert.True(onEasy[1].Mean > onHard[1].Mean + 0.2);
    }

    [Fact]
    public async Task Predict_CandidateMeasuredHereOrUnknown_IsLeftToTheOther()
    {
        var pool = new CandidatePool([Candidate(Strong), Candidate("nobody-knows-it")]);
        var query = await QueryAsync(Easy);

        Assert.Equal(QualitySource.Assumed, new TrainedQualities(_trained, new Nothing()).Predict(query, pool)[1].Source);
        Assert.Equal(0.123, new TrainedQualities(_trained, new Measured()).Predict(query, pool)[0].Mean);
    }

    [Fact]
    public async Task Costs_KnownCandidate_UseItsLengthAndThePoolsPrices()
    {
        var pool = new CandidatePool([Candidate(Strong), Candidate("nobody-knows-it")]);
        var query = await QueryAsync(Easy);

        var costs = new TrainedCosts(_trained, new CostPredictor([])).Predict(query, pool);

        Assert.InRange(costs[0].OutputTokens, 20, 300);
        Assert.Equal(CostPredictor.DefaultOutputTokens, costs[1].OutputTokens);
        Assert.Equal(CostPredictor.Price(query, pool.Candidates[0], costs[0].OutputTokens), costs[0]);
    }

    [Fact]
    public async Task Predict_ManyAtOnce_EqualsOneByOne()
    {
        var query = await QueryAsync(Hard);
        var features = TextFeatures.Of(query.Text);
        var alone = _trained.Predict(query.Embedding, features, [Strong])[0];

        var together = new TrainedPrediction[64];
        Parallel.For(0, together.Length, index => together[index] = _trained.Predict(query.Embedding, features, [Strong])[0]);

        Assert.All(together, prediction => Assert.Equal(alone, prediction));
    }

    public void Dispose() => _trained.Dispose();

    private static CandidateModel Candidate(string providerModel) => new()
    {
        Id = $"test/{providerModel}", Name = providerModel, Maker = "made up", ProviderId = "test", ProviderModel = providerModel, Price = new TokenPrice(1, 4, "test"),
    };

    private async Task<PredictionQuery> QueryAsync(string text) => new(text, (await fixture.EncodeAsync(text))[0]);

    private sealed class Nothing : IQualityPredictor
    {
        public System.Collections.Immutable.ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
            [.. pool.Candidates.Select(_ => new QualityPrediction(0.5, 0.06, QualitySource.Assumed))];
    }

    private sealed class Measured : IQualityPredictor
    {
        public System.Collections.Immutable.ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
            [.. pool.Candidates.Select(_ => new QualityPrediction(0.123, 0.01, QualitySource.Predicted))];
    }
}
