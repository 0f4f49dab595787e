using MetaRouter.Core.Queries;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.TestKit;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class PredictorArtifactTests : IDisposable
{
    private static readonly PredictorOptions Tiny = new() { FewestRows = 50, Networks = 1, Centroids = 8, Network = new() { Epochs = 5, BatchSize = 32 } };
    private static readonly WordHashEncoder Encoder = new();

    private readonly TemporaryFolder _cache = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task TrainAsync_ThenLoad_ServesWhatWasTrained()
    {
        var manifest = await TrainAsync();
        using var predictor = TrainedPredictor.Load(_folder.Path, Encoder.Version);

        Assert.Equal(ToyOutcomes.Pool.Order(), predictor.Candidates);
        Assert.True(manifest.Metrics["toy.auc"] > 0.55);
        Assert.Contains("| toy.auc |", await File.ReadAllTextAsync(_folder.File("CARD.md")), StringComparison.Ordinal);
        var query = "sum of the digits of 12 and 19";
        var prediction = predictor.Predict((await Encoder.EncodeAsync([query], CancellationToken.None))[0], TextFeatures.Of(query), ToyOutcomes.Pool);
        Assert.True(prediction[0].Quality > prediction[1].Quality + 0.3);
        Assert.Equal(200, prediction[0].OutputTokens, 60.0);
    }

    [Fact]
    public async Task Load_EncoderOfAnotherVersion_IsRefusedWithExpectedAndFound()
    {
        await TrainAsync();

        var refusal = Assert.Throws<ModelFileException>(() => TrainedPredictor.Load(_folder.Path, "other")).Message;

        Assert.Contains("expected text_encoder other, found word-hash", refusal, StringComparison.Ordinal);
        Assert.Contains("metarouter train predictor", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_ChangedGraph_IsRefused()
    {
        await TrainAsync();
        await File.AppendAllTextAsync(_folder.File(TrainedPredictor.GraphFileName), "x");

        Assert.Contains("is not the expected file", Assert.Throws<ModelFileException>(() => TrainedPredictor.Load(_folder.Path, Encoder.Version)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServedPredictions_OneByOneOrTogether_AreTheSame()
    {
        await TrainAsync();
        using var predictor = TrainedPredictor.Load(_folder.Path, Encoder.Version);
        string[] texts = [.. ToyOutcomes.Table(40, seed: 5).Rows.Select(row => row.Query)];
        var embeddings = await Encoder.EncodeAsync(texts, CancellationToken.None);
        float[][] features = [.. texts.Select(TextFeatures.Of)];

        var together = predictor.Predict(embeddings, features, ToyOutcomes.Pool);
        var single = new TrainedPrediction[texts.Length][];
        Parallel.For(0, texts.Length, row => single[row] = predictor.Predict(embeddings[row], features[row], ToyOutcomes.Pool));

        Assert.All(together.Zip(single), pair => Assert.Equal(pair.First[1].Quality, pair.Second[1].Quality, 1e-5));
    }

    [Fact]
    public async Task TrainAsync_TooFewRows_SaysSo()
    {
        var problem = await Assert.ThrowsAsync<OutcomeTableException>(() => TrainAsync(Tiny with { FewestRows = 1000 }));

        Assert.Contains("Fewer than two candidates have 1000 rows of split train or validation", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _folder.Dispose();
    }

    private Task<ArtifactManifest> TrainAsync(PredictorOptions? options = null)
    {
        var rows = ToyOutcomes.Table(240, "train").Rows.Concat(Enumerable.Range(1000, 80).Select(number => ToyOutcomes.Row(number, "test", new Random(number))));
        var table = new OutcomeTable(rows, new Dictionary<string, string> { ["toy.jsonl"] = "00" });
        var artifact = new PredictorArtifact(new EmbeddingCache(Encoder, _cache.Path), Encoder.Version, options ?? Tiny);
        return artifact.TrainAsync(table, _folder.Path, 1, "metarouter train predictor --data DIR --seed 1", null, CancellationToken.None);
    }
}
