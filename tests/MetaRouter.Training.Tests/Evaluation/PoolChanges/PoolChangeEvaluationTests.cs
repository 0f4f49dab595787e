using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Adaptation;
using MetaRouter.Training.Evaluation.PoolChanges;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Tests.Evaluation.PoolChanges;

public sealed class PoolChangeEvaluationTests
{
    private static readonly int[] OneSeed = [1];

    [Fact]
    public async Task RunAsync_SixCandidates_AnswersEveryChange()
    {
        var report = await RunAsync(new() { Candidates = 6, Rows = 300 });

        foreach (var change in new[] { "new_candidate", "swap_half_way", "other_pool", "price_x10" })
        {
            Assert.InRange(report.Results["bayes"][$"{change}_utility_lost_12"].Mean!.Value, -0.06, 0.06);
            Assert.True(report.Results["bayes"][$"{change}_remaining_regret_12"].Mean < 0.7, change);
            Assert.Equal(0, report.Results["fixed-half"][$"{change}_utility_lost_6"].Mean!.Value, 1e-12);
            Assert.Equal(7, report.Curves[$"bayes/{change}"].Count);
        }
    }

    [Fact]
    public async Task RunAsync_TwoCandidates_LeavesOutWhatNeedsMore()
    {
        var report = await RunAsync(new() { Candidates = 2 }, poolSize: 2);

        Assert.Contains("price_x10_utility_lost_6", report.Results["bayes"].Keys);
        Assert.DoesNotContain("swap_half_way_utility_lost_6", report.Results["bayes"].Keys);
    }

    [Fact]
    public async Task RunAsync_TrainedPool_SaysWhatAnUntrainedCandidateCosts()
    {
        var table = new MadeUpTable { Splits = ["train", "test"], Rows = 400 };
        var source = await MadeUpSource.OfAsync(table, EvaluationSplit.Test, 40, predictor: new TaskMeansPredictor("c0", "c1", "c2", "c3"));
        var report = await new PoolChangeEvaluation(source, new() { PoolSize = 3, Pools = 12, People = 5 }, []).RunAsync(OneSeed, null, CancellationToken.None);

        Assert.InRange(report.Results["true-weight"]["untrained_candidate_utility_lost_6"].Mean!.Value, -0.01, 0.1);
        Assert.DoesNotContain("untrained_candidate_utility_lost_6", (await RunAsync(new())).Results["bayes"].Keys);
    }

    private static async Task<EvaluationReport> RunAsync(MadeUpTable table, int poolSize = 3) =>
        await new PoolChangeEvaluation(await MadeUpSource.OfAsync(table), new() { PoolSize = poolSize, Pools = 12, People = 5 }, [])
            .RunAsync(OneSeed, null, CancellationToken.None);
}
