using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.TwoModel;

namespace MetaRouter.Training.Tests.Evaluation.TwoModel;

public sealed class TwoModelEvaluationTests
{
    private static readonly int[] TwoSeeds = [1, 2];

    [Fact]
    public async Task RunAsync_StrongAndWeak_RecoversMoreThanChance()
    {
        var report = await new TwoModelEvaluation(await MadeUpSource.OfAsync(new(), pool: ["c3", "c0"])).RunAsync(TwoSeeds, null, CancellationToken.None);

        Assert.Equal((0.5, 0.5, 0.8), (Mean("random", "apgr"), Math.Round(Mean("random", "cpt50"), 9), Math.Round(Mean("random", "cpt80"), 9)));
        Assert.True(Mean("router", "apgr") > 0.55);
        Assert.True(Mean("router", "cpt50") < 0.5 && Mean("router", "cpt50") < Mean("router", "cpt80"));
        Assert.True(Mean("oracle", "apgr") > Mean("router", "apgr"));
        Assert.Equal((0, 1), (report.Curves["router"][0].Mean, report.Curves["router"][^1].Mean));
        Assert.InRange((double)report.Settings["cost_ratio"]!, 7, 9);

        double Mean(string method, string metric) => report.Results[method][metric].Mean!.Value;
    }

    [Fact]
    public async Task RunAsync_StrongIsWeaker_SaysToExchange()
    {
        var source = await MadeUpSource.OfAsync(new(), pool: ["c0", "c3"]);
        var problem = await Assert.ThrowsAsync<EvaluationException>(() => new TwoModelEvaluation(source).RunAsync(TwoSeeds, null, CancellationToken.None));
        Assert.Contains("exchange --strong and --weak", problem.Message, StringComparison.Ordinal);
    }
}
