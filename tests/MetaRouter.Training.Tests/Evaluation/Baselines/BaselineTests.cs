using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Tests.Evaluation.Baselines;

public sealed class BaselineTests
{
    [Fact]
    public async Task NearestNeighbours_QueriesOfATask_ArePredictedLikeIt()
    {
        var data = await DataAsync();
        var predicted = NearestNeighbours.Predict(data, CancellationToken.None);

        double MeanFor(string task, int candidate) => data.Predicted.Outcomes.Rows.Index().Where(row => row.Item.Task == task)
            .Average(row => predicted.PredictedQuality[row.Index][candidate]);
        Assert.True(MeanFor("sums", 0) > MeanFor("proofs", 0) + 0.2);
        Assert.True(MeanFor("proofs", 3) > MeanFor("proofs", 0) + 0.2);
    }

    [Fact]
    public async Task CandidateMeans_EveryQuery_IsPredictedAlike()
    {
        var data = await DataAsync();
        var predicted = CandidateMeans.Predict(data);

        Assert.Single(predicted.PredictedQuality.DistinctBy(row => string.Join(",", row)));
        Assert.Equal(data.Learned.Quality.Average(row => row[2]), predicted.PredictedQuality[0][2], 12);
    }

    [Fact]
    public async Task ClusterRouter_AlphaRises_BuysQuality()
    {
        var data = await DataAsync();
        int[] candidates = [0, 1, 2, 3];
        var scale = PoolScale.Of(data.Predicted, candidates, Core.Candidates.CostScaling.Log);
        var routed = new RoutedPool(new PoolQuestions(data.Predicted, candidates, [.. Enumerable.Range(0, data.Embeddings.Count)], scale));

        var sweep = new ClusterRouter(data, new Random(1), CancellationToken.None).Sweep(routed);

        Assert.Equal(21, sweep.Count);
        Assert.Equal(routed.Singles[0].Usd, sweep[0].Usd, 12);
        Assert.True(sweep[^1].Quality > sweep[0].Quality + 0.1);
        Assert.True(sweep[^1].Usd > 2 * sweep[0].Usd);
    }

    [Fact]
    public async Task SphericalClusters_TasksInWords_AreSeparated()
    {
        var data = await DataAsync();
        var clusters = SphericalClusters.Fit(data.LearnedEmbeddings, 8, new Random(3), CancellationToken.None);
        var tasks = data.Learned.Rows.Zip(data.LearnedEmbeddings).GroupBy(row => clusters.Nearest(row.Second, 1)[0], row => row.First.Task);

        Assert.True(tasks.Average(cluster => cluster.GroupBy(task => task).Max(task => task.Count()) / (double)cluster.Count()) > 0.7);
    }

    private static async Task<EvaluationData> DataAsync() =>
        await (await MadeUpSource.OfAsync(new MadeUpTable { Rows = 500 }, probe: 300)).ForAsync(1, CancellationToken.None);
}
