using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.Evaluation.TradeOffs;

namespace MetaRouter.Training.Tests.Evaluation.TradeOffs;

public sealed class TradeOffEvaluationTests
{
    private static readonly int[] TwoSeeds = [1, 2];

    [Fact]
    public async Task RunAsync_WholePool_PutsTheRouterBetweenSinglesAndOracle()
    {
        var report = await RunAsync(new(), new() { Rows = 800 }, probe: 400);

        string[] methods = ["router", "router-linear", "fixed-half", "knn", "cluster", "candidate-means", "strongest", "cheapest", "random", "single-hull", "oracle"];
        Assert.Equal(methods, report.Results.Keys);
        double Aiq(string method) => report.Results[method]["aiq"].Mean!.Value;
        Assert.True(Aiq("oracle") > Aiq("router") && Aiq("router") > Aiq("single-hull"), $"{Aiq("oracle")}, {Aiq("router")}, {Aiq("single-hull")}");
        Assert.Equal(Aiq("single-hull"), Aiq("candidate-means"), 0.04);
        Assert.True(report.Results["router"]["cost_at_98"].Mean < report.Results["single-hull"]["cost_at_98"].Mean);
        Assert.Null(report.Results["cheapest"]["cost_at_98"].Mean);
        Assert.Equal(0, report.Results["single-hull"]["aiq_above_singles"].Mean);
        Assert.All(report.Results.Values, metrics => Assert.InRange(metrics["hypervolume"].Mean!.Value, 0, 1.1));
    }

    [Fact]
    public async Task RunAsync_Curve_NeverFalls()
    {
        var report = await RunAsync(new());

        foreach (var curve in report.Curves.Values)
        {
            var known = curve.Where(point => point.Mean is not null).ToList();
            Assert.All(known.Zip(known.Skip(1)), pair => Assert.True(pair.Second.Mean >= pair.First.Mean - 1e-12));
        }
    }

    [Fact]
    public async Task RunAsync_RandomPools_GiveMeansOfTheSameMeasures()
    {
        var report = await RunAsync(new() { PoolSize = 3, Pools = 5 });

        Assert.Equal(5, report.Settings["pools"]);
        Assert.True(report.Results["oracle"]["aiq"].Mean > report.Results["router"]["aiq"].Mean);
    }

    [Fact]
    public async Task RunAsync_DamagedTable_UsesTheCompleteRows()
    {
        var report = await RunAsync(new(), new() { Rows = 400, WithoutCost = 0.05, Missing = 0.05, Repeated = 0.2 }, ["c0", "c3"]);

        Assert.InRange((int)report.Settings["rows"]!, 240, 330);
        Assert.True(report.Results["oracle"]["aiq"].Mean > 0);
    }

    private static async Task<EvaluationReport> RunAsync(TradeOffSettings settings, MadeUpTable? table = null, IReadOnlyList<string>? pool = null, double probe = 60) =>
        await new TradeOffEvaluation(await MadeUpSource.OfAsync(table ?? new(), probe: probe, pool: pool), settings).RunAsync(TwoSeeds, null, CancellationToken.None);
}
