using MetaRouter.Core.Evaluation;
using MetaRouter.TestKit;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class PoolPredictorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ProbeAsync_PredictableOutcomes_RanksThem()
    {
        var predicted = await ProbeAsync(300, 100);

        Assert.Equal(200, predicted.Outcomes.Rows.Count);
        Assert.True(Auc(predicted, 1) > 0.8);
        Assert.Equal(0.02, predicted.Outcomes.Rows.Zip(predicted.PredictedCostUsd).First(pair => pair.First.Task == "sum").Second[0], 0.004);
    }

    [Fact]
    public async Task ProbeAsync_SmallProbe_PredictsMeansOnly()
    {
        var predicted = await ProbeAsync(100, 20);

        Assert.Single(predicted.PredictedQuality.Select(row => row[0]).Distinct());
    }

    [Fact]
    public async Task CrossFitAsync_RowsPredicted_DoNotSeeTheirOwnOutcome()
    {
        var outcomes = PoolOutcomes.Of(ToyOutcomes.Table(200).Rows, ToyOutcomes.Pool);
        var flipped = outcomes.Rows.Select((row, index) => index > 0 ? row : row with { Outcomes = row.Outcomes.ToDictionary(pair => pair.Key, pair => pair.Value with { Quality = 1 - pair.Value.Quality }) });

        var before = await Predictor().CrossFitAsync(outcomes, 5, 1, null, CancellationToken.None);
        var after = await Predictor().CrossFitAsync(PoolOutcomes.Of(flipped, ToyOutcomes.Pool), 5, 1, null, CancellationToken.None);

        Assert.Equal(before.PredictedQuality[0], after.PredictedQuality[0]);
        Assert.NotEqual(before.PredictedQuality, after.PredictedQuality);
        Assert.True(Auc(before, 1) > 0.8);
    }

    public void Dispose() => _folder.Dispose();

    private static double Auc(PredictedPool predicted, int candidate) =>
        PredictionMeasures.Auc([.. predicted.PredictedQuality.Select(row => row[candidate])], [.. predicted.Outcomes.Quality.Select(row => row[candidate])]);

    private Task<PredictedPool> ProbeAsync(int rows, int probe)
    {
        var table = ToyOutcomes.Table(rows).Rows;
        return Predictor().ProbeAsync(
            PoolOutcomes.Of(table.Take(probe), ToyOutcomes.Pool), PoolOutcomes.Of(table.Skip(probe), ToyOutcomes.Pool), fromScratch: false, 1, CancellationToken.None);
    }

    private PoolPredictor Predictor() => new(new EmbeddingCache(new WordHashEncoder(), _folder.Path));
}
