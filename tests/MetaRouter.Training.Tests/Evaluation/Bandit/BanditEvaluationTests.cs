using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Bandit;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.Pilot;

namespace MetaRouter.Training.Tests.Evaluation.Bandit;

public sealed class BanditEvaluationTests
{
    private static readonly int[] TwoSeeds = [1, 2];
    private static readonly PilotOptions Tiny = new() { Dimensions = 8, SpaceSteps = 60, ArmSteps = 150, BatchSize = 32, LearningRate = 1e-2 };

    [Fact]
    public async Task RunAsync_MadeUpTable_ComparesEveryMethod()
    {
        var report = await RunAsync(new() { Rows = 900 });

        string[] methods = ["pilot", "pilot-residual", "linucb-no-prior", "epsilon-greedy", "explore-only", "random", "predictor"];
        Assert.Equal([.. methods, "all-to-one c0", "all-to-one c1", "all-to-one c2", "all-to-one c3", "hindsight"], report.Results.Keys);
        Assert.True(Mean(report, "pilot", "regret") < Mean(report, "random", "regret"));
        Assert.True(Mean(report, "pilot-residual", "regret") < 0.6 * Mean(report, "random", "regret"));
        Assert.All(methods, method => Assert.True(Mean(report, method, "relative_quality") < Mean(report, "hindsight", "relative_quality")));
        Assert.All(methods, method => Assert.True(Mean(report, method, "regret") > Mean(report, "hindsight", "regret")));
        Assert.Equal(1, Mean(report, "all-to-one c3", "relative_quality_unlimited"), 0.05);
        Assert.Equal([0.1, 1], new[] { report.Curves["pilot"][0].X, report.Curves["pilot"][^1].X });
        Assert.Equal(report.Results["pilot"]["regret"].Mean, report.Curves["pilot"][^1].Mean);
    }

    [Fact]
    public async Task RunAsync_Budget_IsKeptAndUsed()
    {
        var report = await RunAsync(new() { Rows = 900 });

        foreach (var (method, metrics) in report.Results.Where(method => method.Value.ContainsKey("utilisation")))
        {
            Assert.Equal((0, 0), (metrics["worst_overrun"].Mean, metrics["worst_overrun"].Sd));
            Assert.InRange(metrics["worst_overrun_estimated"].Mean!.Value, 0, 1);
            Assert.InRange(metrics["utilisation"].Mean!.Value, 0, 1);
            if (!method.StartsWith("all-to-one", StringComparison.Ordinal)) Assert.True(metrics["utilisation"].Mean > 0.85, method);
        }

        Assert.True(Mean(report, "predictor", "quality_at_50") > Mean(report, "predictor", "quality_at_25"));
    }

    [Fact]
    public async Task RunAsync_SameSeeds_GivesTheSameNumbers()
    {
        var table = new MadeUpTable { Rows = 200 };

        Assert.Equal(ReportJson.Write(await RunAsync(table)), ReportJson.Write(await RunAsync(table)));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0.001, 1)]
    public async Task RunAsync_CostsThatDecideNothing_StillLearns(double cheapest, double step)
    {
        var report = await RunAsync(new() { Rows = 300, CheapestUsd = cheapest, PriceStep = step });

        Assert.True(Mean(report, "predictor", "relative_quality") > (cheapest == 0 ? 0.8 : 0.2));
        Assert.Equal(cheapest == 0, report.Results["pilot"]["utilisation"].Mean is null);
    }

    [Fact]
    public async Task RunAsync_DamagedTableOfTwoCandidates_UsesTheCompleteRows()
    {
        var report = await RunAsync(new() { Rows = 300, Candidates = 2, WithoutCost = 0.05, Missing = 0.05, Repeated = 0.2, Splits = ["train", "test"] }, ["c0", "c1"]);

        var used = new[] { "rows", "preference_rows", "validation_rows", "learning_rows" }.Sum(name => (int)report.Settings[name]!);
        Assert.InRange(used, 210, 285);
        Assert.Equal("all", report.Settings["split"]);
    }

    [Fact]
    public async Task RunAsync_TooFewRows_SaysHowTheyWereDivided()
    {
        var problem = await Assert.ThrowsAsync<EvaluationException>(() => RunAsync(new() { Rows = 60 }));

        Assert.Contains("60 rows know every candidate; 21 for preferences, 24 to learn from and 15 to deploy on", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.4, 0.25, "--preference-share must lie")]
    [InlineData(0.35, 1, 0.25, "--learning-share must lie")]
    [InlineData(0.6, 0.4, 0.25, "leave nothing to deploy on")]
    [InlineData(0.35, 0.4, 0, "--budget-fraction must be above 0")]
    public async Task RunAsync_SettingsThatDoNotFit_NameTheOption(double preference, double learning, double budget, string message)
    {
        var source = await MadeUpSource.OfAsync(new());
        var settings = new BanditSettings { PreferenceShare = preference, LearningShare = learning, BudgetFraction = budget };

        Assert.Contains(message, (await Assert.ThrowsAsync<EvaluationException>(() => new BanditEvaluation(source, settings).RunAsync(TwoSeeds, null, CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    private static double Mean(EvaluationReport report, string method, string metric) => report.Results[method][metric].Mean!.Value;

    private static async Task<EvaluationReport> RunAsync(MadeUpTable table, IReadOnlyList<string>? pool = null) =>
        await new BanditEvaluation(await MadeUpSource.OfAsync(table, pool: pool), new() { Pretraining = Tiny }).RunAsync(TwoSeeds, null, CancellationToken.None);
}
