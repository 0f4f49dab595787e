using MetaRouter.Core.Evaluation;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;
using MetaRouter.TestKit;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class PredictorTrainingTests : IDisposable
{
    private static readonly PredictorOptions Tiny = new() { Networks = 1, Centroids = 8, Network = new() { Epochs = 5, BatchSize = 32 } };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Train_PredictableOutcomes_RanksAndPricesUnseenQueries()
    {
        var fit = await TrainAsync();
        var unseen = ToyOutcomes.Table(100, seed: 2).Rows;
        var targets = OutcomeTargets.Of(unseen, ToyOutcomes.Pool);

        var predictions = fit.Predict(await InputsAsync(unseen));

        Assert.True(PredictionMeasures.Auc([.. predictions.Quality.Select(row => row[1])], [.. targets.Quality.Select(row => row[1])]) > 0.8);
        Assert.Equal(targets.CostUsd[0][0], predictions.CostUsd[0][0], 0.004);
        Assert.All(predictions.Quality.SelectMany(row => row), quality => Assert.InRange(quality, 0, 1));
    }

    [Fact]
    public async Task Train_SameSeed_GivesTheSameBytes() => Assert.Equal((await TrainAsync()).Graph, (await TrainAsync()).Graph);

    [Fact]
    public async Task Predict_QueryUnlikeAnyTraining_IsDrawnToMeans()
    {
        var fit = await TrainAsync();
        using var predictor = new TrainedPredictor(fit.Graph, fit.Description);
        var strange = new float[QueryEmbedding.Dimensions];
        strange[0] = -1;

        var prediction = predictor.Predict(new QueryEmbedding(strange), TextFeatures.Of("?"), ToyOutcomes.Pool);

        Assert.All(prediction, one => Assert.Equal(0, one.Familiarity));
        var means = fit.Description.Candidates.Select(candidate => candidate.MeanQuality).ToArray();
        var difficulty = prediction[1].Quality - means[1];
        Assert.Equal(Math.Clamp(means[0] + difficulty, 0, 1), prediction[0].Quality, 1e-6);
    }

    [Fact]
    public async Task Graph_OnRawFeatures_GivesWhatTheFitGives()
    {
        var rows = ToyOutcomes.Table(120).Rows;
        var (queries, targets) = (await InputsAsync(rows), OutcomeTargets.Of(rows, ToyOutcomes.Pool));
        var fit = QualityFit.Train(queries, targets.Quality, Tiny, new Random(1), () => { }, CancellationToken.None) with { Slope = 1.1, Intercept = -0.1 };
        var costs = LogRidge.Fit(queries.Scaled(fit.Scaling), targets.CostUsd, 1, 1e-9);
        var (grounds, centroids) = TrainingGrounds.Of(queries.Embeddings, [.. rows.Select(row => row.Dataset)], Tiny, new Random(1));
        PredictedCandidate[] candidates = [.. ToyOutcomes.Pool.Select(id => new PredictedCandidate(id, 0.5, 0, 0, [0]))];
        using var served = new TrainedPredictor(
            PredictorTraining.Graph(fit, costs.Arms, costs.Arms, centroids), new PredictorDescription { Candidates = candidates, Grounds = grounds });

        var qualities = served.Qualities(queries.Embeddings, queries.Features);

        Assert.All(fit.Predict(queries).Zip(qualities), row => Assert.All(row.First.Zip(row.Second), pair => Assert.Equal(pair.First, pair.Second, 1e-5)));
        var familiar = Enumerable.Range(0, rows.Count).Select(row => (Row: row, Predicted: served.Predict(queries.Embeddings[row], queries.Features[row], ToyOutcomes.Pool)[0])).Where(one => one.Predicted.Familiarity == 1).ToArray();
        Assert.NotEmpty(familiar);
        var inputs = queries.Scaled(fit.Scaling);
        Assert.All(familiar, one => Assert.Equal(Math.Log(costs.Expect(inputs[one.Row])[0]), Math.Log(one.Predicted.CostUsd), 1e-4));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<TrainedOutcomeFit> TrainAsync()
    {
        var rows = ToyOutcomes.Table(240).Rows;
        return new PredictorTraining(Tiny).Train(
            await InputsAsync(rows), OutcomeTargets.Of(rows, ToyOutcomes.Pool), [.. rows.Select(row => row.Dataset)], new Random(1), null, CancellationToken.None);
    }

    private Task<QueryInputs> InputsAsync(IReadOnlyList<OutcomeRow> rows) =>
        QueryInputs.OfAsync([.. rows.Select(row => row.Query)], new EmbeddingCache(new WordHashEncoder(), _folder.Path), null, CancellationToken.None);
}
