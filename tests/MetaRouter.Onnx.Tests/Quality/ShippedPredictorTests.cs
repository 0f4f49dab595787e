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
        string[] pool = [Strong, Weak];

        var onHard = _trained.Predict(hard.Embedding, TextFeatures.Of(hard.Text), pool);
        var onEasy = _trained.Predict(easy.Embedding, TextFeatures.Of(easy.Text), pool);

        Assert.True(onHard[0].Quality > onHard[1].Quality + 0.1);
        Assert.True(onEasy[1].Quality > onHard[1].Quality + 0.2);
        Assert.True(onHard[0].OutputTokens > onEasy[0].OutputTokens);
        Assert.True(onEasy[0].CostUsd > 5 * onEasy[1].CostUsd);
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

    private async Task<PredictionQuery> QueryAsync(string text) => new(text, (await fixture.EncodeAsync(text))[0]);
}
