using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.TestKit;
using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Adaptation;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Evaluation.Adaptation;

public sealed class AdaptationEvaluationTests
{
    private static readonly AdaptationSettings Small = new() { PoolSize = 3, Pools = 12, People = 5 };
    private static readonly int[] TwoSeeds = [1, 2];

    [Fact]
    public async Task RunAsync_NoComparisons_BayesIsTheFixedHalf()
    {
        var report = await RunAsync(Small);

        Assert.Equal(1, At(report, "bayes", 0), 1e-9);
        Assert.All(report.Curves["fixed-half"], point => Assert.Equal(1, point.Mean!.Value, 1e-9));
    }

    [Fact]
    public async Task RunAsync_TrueWeight_LeavesNoRegret()
    {
        var report = await RunAsync(Small);

        Assert.All(report.Curves["true-weight"], point => Assert.Equal(0, point.Mean!.Value, 1e-12));
    }

    [Theory]
    [InlineData(PairKind.Random, FeedbackKind.Graded, false, false)]
    [InlineData(PairKind.Chosen, FeedbackKind.Graded, false, false)]
    [InlineData(PairKind.Own, FeedbackKind.Graded, true, false)]
    [InlineData(PairKind.Chosen, FeedbackKind.Mixed, true, true)]
    public async Task RunAsync_MoreComparisons_HelpBayes(PairKind pairs, FeedbackKind feedback, bool strength, bool onboarding)
    {
        var report = await RunAsync(Small with { Pools = 25, Pairs = pairs, Feedback = feedback, Strength = strength, Onboarding = onboarding });

        double[] curve = [At(report, "bayes", 0), At(report, "bayes", 4), At(report, "bayes", 12)];
        Assert.True(curve[0] > curve[1] && curve[1] > curve[2] - 0.05, string.Join(", ", curve));
        Assert.True(curve[2] < 0.6, string.Join(", ", curve));
    }

    [Fact]
    public async Task RunAsync_FlippedChoices_CostRegret()
    {
        var clean = await RunAsync(Small with { Pools = 25 });
        var flipped = await RunAsync(Small with { Pools = 25, Flips = 0.3 });

        Assert.True(At(flipped, "bayes", 6) > At(clean, "bayes", 6));
    }

    [Fact]
    public async Task RunAsync_Beliefs_AreJudged()
    {
        var bayes = (await RunAsync(Small with { Pools = 25 })).Results["bayes"];

        Assert.InRange(bayes["coverage"].Mean!.Value, 0.8, 1);
        Assert.True(bayes["weight_error_12"].Mean < bayes["weight_error_0"].Mean);
        Assert.InRange(bayes["r2_weight_12"].Mean!.Value, 0.3, 1);
        Assert.DoesNotContain("r2_latent_12", bayes.Keys);
    }

    [Fact]
    public async Task RunAsync_SameSeeds_IsTheSame() => Assert.Equal(Json(await RunAsync(Small)), Json(await RunAsync(Small)));

    [Fact]
    public async Task RunAsync_EveryMethodOfTheTable_HasACurveAndUtilities()
    {
        var report = await RunAsync(Small);

        string[] methods = ["bayes", "linucb-person", "fixed-half", "cheapest", "strongest", "cluster", "true-weight"];
        Assert.Equal(methods, report.Results.Keys);
        Assert.Equal(methods, report.Curves.Keys);
        Assert.All(report.Curves.Values, curve => Assert.Equal([0, 1, 2, 4, 6, 8, 12], curve.Select(point => point.X)));
        Assert.All(report.Results.Values, metrics => Assert.NotNull(metrics["utility_6"].Mean));
        Assert.All(report.Results.Values, metrics => Assert.True(metrics["utility_12"].Mean <= report.Results["true-weight"]["utility_12"].Mean + 0.02));
        Assert.All(report.Results.Values, metrics => Assert.True(metrics["hypervolume_12"].Mean > 0 && metrics["igd_12"].Mean >= 0));
    }

    [Fact]
    public async Task RunAsync_TrainedMethods_ComeFirstAndChooseThePairs()
    {
        // The plug-in under a trained method's name, once with a policy that is asked query by query.
        var plugIn = new WinnerOnlyPreference(new BayesianPreference());
        var source = await MadeUpSource.OfAsync(new());
        var report = await new AdaptationEvaluation(
                source, Small, [new(AdaptationMethods.Free, plugIn, new AskedPolicy()), new(AdaptationMethods.Structured, plugIn, new RewardPolicy())])
            .RunAsync(TwoSeeds, null, CancellationToken.None);

        Assert.Equal([AdaptationMethods.Free, AdaptationMethods.Structured, "bayes"], report.Results.Keys.Take(3));
        Assert.Equal(AdaptationMethods.Structured, report.Settings["pairs_chosen_by"]);
        foreach (var (free, bayes) in report.Curves[AdaptationMethods.Free].Zip(report.Curves["bayes"])) Assert.Equal(bayes.Mean!.Value, free.Mean!.Value, 1e-9);
    }

    [Fact]
    public async Task RunAsync_TwoCandidates_UsesThemAll()
    {
        var report = await RunAsync(Small with { PoolSize = 2, Scaling = CostScaling.Linear }, new() { Candidates = 2 });

        Assert.Equal(1, At(report, "bayes", 0), 1e-9);
    }

    [Fact]
    public async Task RunAsync_OneCandidateBestForEveryone_HasNoRegretToShare()
    {
        var rows = Enumerable.Range(0, 60).Select(index => new OutcomeRow(
            $"{index}", "d", "f", "t", "ood", $"question {index}", 1, true,
            new Dictionary<string, Outcome> { ["good"] = new(1, 0.001, 1), ["bad"] = new(index % 2, 0.01, 1) }));
        var table = new OutcomeTable(rows, new Dictionary<string, string>());
        var source = new EvaluationSource(table, ["good", "bad"], EvaluationSplit.Ood, 20, new TaskMeansPredictor(), new WordHashEncoder().EncodeAsync);

        var report = await new AdaptationEvaluation(source, Small with { PoolSize = 0 }, []).RunAsync(TwoSeeds, null, CancellationToken.None);

        Assert.All(report.Curves["bayes"], point => Assert.Null(point.Mean));
        Assert.NotNull(report.Results["bayes"]["utility_6"].Mean);
    }

    [Fact]
    public async Task RunAsync_PoolLargerThanTheTable_NamesTheOptionAndTheNumber()
    {
        var problem = await Assert.ThrowsAsync<EvaluationException>(() => RunAsync(Small with { PoolSize = 9 }));

        Assert.Contains("--pool-size 9", problem.Message, StringComparison.Ordinal);
        Assert.Contains("4 candidates", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 10, true)]
    [InlineData(-0.1, 10, true)]
    [InlineData(0, 0, true)]
    [InlineData(0, 10, false)]
    public void Validate_OutOfRange_IsRefused(double flips, int people, bool random) => Assert.Throws<EvaluationException>(
        new AdaptationSettings { Flips = flips, People = people, Onboarding = !random, Pairs = random ? PairKind.Random : PairKind.Own }.Validate);

    [Fact]
    public async Task RunAsync_Cancelled_Stops()
    {
        var source = await MadeUpSource.OfAsync(new());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new AdaptationEvaluation(source, Small, []).RunAsync(TwoSeeds, null, new CancellationToken(canceled: true)));
    }

    private static async Task<EvaluationReport> RunAsync(AdaptationSettings settings, MadeUpTable? table = null) =>
        await new AdaptationEvaluation(await MadeUpSource.OfAsync(table ?? new()), settings, []).RunAsync(TwoSeeds, null, CancellationToken.None);

    private static double At(EvaluationReport report, string method, int count) => report.Curves[method].Single(point => point.X == count).Mean!.Value;

    private static string Json(EvaluationReport report) => JsonSerializer.Serialize(report);

    private sealed class AskedPolicy : IRoutingPolicy
    {
        public int Choose(PreferenceBelief belief, RoutingPoint point) => Reward.Best(belief.CostWeight, point.Qualities.AsSpan(), point.Costs.AsSpan());
    }
}
