using System.Text.Json;
using MetaRouter.TestKit;
using MetaRouter.TestKit.OutcomeTables;

namespace MetaRouter.Cli.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string Models = RepositoryFiles.Path("models");

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Adaptation_SmallTable_WritesOneJsonObjectOfTheDocumentedShape()
    {
        var result = await JsonAsync("adaptation", "--pools", "4", "--people", "4", "--pool-size", "3", "--strength", "--seeds", "2");

        Assert.Equal(["command", "settings", "seeds", "results", "curves"], result.EnumerateObject().Select(field => field.Name));
        Assert.Equal("adaptation", result.GetProperty("command").GetString());
        Assert.Equal([1, 2], result.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetInt32()));
        Assert.True(result.GetProperty("settings").GetProperty("strength").GetBoolean());
        var bayes = result.GetProperty("curves").GetProperty("bayes").EnumerateArray().ToList();
        Assert.Equal([0, 1, 2, 4, 6, 8, 12], bayes.Select(point => point.GetProperty("x").GetInt32()));
        Assert.InRange(bayes[0].GetProperty("mean").GetDouble(), 0.97, 1.03);
        Assert.Equal(0, result.GetProperty("results").GetProperty("true-weight").GetProperty("remaining_regret_6").GetProperty("mean").GetDouble(), 1e-9);
        Assert.True(result.GetProperty("results").GetProperty("bayes").GetProperty("remaining_regret_6").TryGetProperty("sd", out _));
    }

    [Fact]
    public async Task Predictor_SmallTable_ComparesWithMeans()
    {
        var result = await JsonAsync("predictor");

        foreach (var method in new[] { "predictor", "candidate-means", "task-means" })
            foreach (var metric in new[] { "auc", "auc_overall", "brier", "auc_in_task" })
                Assert.InRange(result.GetProperty("results").GetProperty(method).GetProperty(metric).GetProperty("mean").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task Predictor_LeavingTasksOut_ComparesWithPlainMeans()
    {
        var result = await JsonAsync("predictor", "--leave-out", "task", "--seeds", "1");

        Assert.InRange(result.GetProperty("results").GetProperty("predictor").GetProperty("aiq_gain").GetProperty("mean").GetDouble(), -1, 1);
    }

    [Fact]
    public async Task Tradeoff_SmallTable_ComparesRouterAndBaselines()
    {
        var result = await JsonAsync("tradeoff");

        string[] methods = ["router", "router-linear", "fixed-half", "knn", "cluster", "candidate-means", "strongest", "cheapest", "random", "single-hull", "oracle"];
        Assert.Equal(methods, result.GetProperty("results").EnumerateObject().Select(method => method.Name));
        foreach (var metric in new[] { "aiq", "hypervolume", "igd", "cost_at_98", "quality_at_25" })
            Assert.Equal(JsonValueKind.Number, result.GetProperty("results").GetProperty("oracle").GetProperty(metric).GetProperty("mean").ValueKind);
        Assert.Equal(0, result.GetProperty("settings").GetProperty("pool_size").GetInt32());
    }

    [Fact]
    public async Task TwoModel_SmallTable_ComparesWithChance()
    {
        var result = await JsonAsync("two-model", "--strong", "c3", "--weak", "c0");

        foreach (var method in new[] { "router", "random" })
            foreach (var metric in new[] { "apgr", "cpt50", "cpt80" })
                Assert.InRange(result.GetProperty("results").GetProperty(method).GetProperty(metric).GetProperty("mean").GetDouble(), 0, 1.2);
        Assert.Equal(0.5, result.GetProperty("results").GetProperty("random").GetProperty("apgr").GetProperty("mean").GetDouble(), 1e-9);
    }

    [Fact]
    public async Task PoolChange_SmallTable_AnswersEveryChange()
    {
        var result = await JsonAsync("pool-change", "--pools", "3", "--people", "3", "--pool-size", "2");

        Assert.True(result.GetProperty("results").GetProperty("bayes").TryGetProperty("swap_half_way_utility_lost_6", out _));
        Assert.True(result.GetProperty("results").GetProperty("bayes").TryGetProperty("price_x10_utility_lost_12", out _));
    }

    [Fact]
    public async Task Bandit_SmallTable_ComparesLearnersUnderABudget()
    {
        var run = await RunAsync(new() { Splits = ["train", "test"] }, "bandit", "--budget-fraction", "0.5", "--seeds", "1");
        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        Assert.Contains("--probe has no effect", run.Error, StringComparison.Ordinal);
        var result = JsonDocument.Parse(run.Output).RootElement;

        Assert.Equal(["command", "settings", "seeds", "results", "curves"], result.EnumerateObject().Select(field => field.Name));
        Assert.Equal("bandit", result.GetProperty("command").GetString());
        Assert.Equal(0.5, result.GetProperty("settings").GetProperty("budget_fraction").GetDouble());
        Assert.Equal(60, result.GetProperty("settings").GetProperty("rows").GetInt32());
        foreach (var method in new[] { "pilot", "pilot-residual", "linucb-no-prior", "epsilon-greedy", "explore-only", "random", "predictor", "all-to-one c3" })
        {
            foreach (var metric in new[] { "relative_quality", "regret", "utilisation", "worst_overrun" })
                Assert.Equal(JsonValueKind.Number, result.GetProperty("results").GetProperty(method).GetProperty(metric).GetProperty("mean").ValueKind);
            Assert.Equal(0, result.GetProperty("results").GetProperty(method).GetProperty("worst_overrun").GetProperty("mean").GetDouble());
        }
    }

    [Fact]
    public async Task Evaluate_SameCommandTwice_WritesTheSameBytes()
    {
        string[] options = ["adaptation", "--pools", "3", "--people", "3", "--seeds", "1"];

        Assert.Equal((await RunAsync(new(), options)).Output, (await RunAsync(new(), options)).Output);
    }

    [Theory]
    [InlineData("adaptation")]
    [InlineData("tradeoff")]
    [InlineData("pool-change")]
    public async Task Evaluate_DamagedTableOfTwoCandidates_Works(string command)
    {
        var table = new MadeUpTable { Candidates = 2, Rows = 150, WithoutCost = 0.004, Missing = 0.004, Repeated = 0.3, Splits = ["train", "test"] };

        var run = await RunAsync(table, command, "--pools", "2", "--people", "3", "--seeds", "1");

        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        Assert.Equal("test", JsonDocument.Parse(run.Output).RootElement.GetProperty("settings").GetProperty("split").GetString());
    }

    [Fact]
    public async Task Evaluate_Markdown_IsATable()
    {
        var run = await RunAsync(new(), "two-model", "--strong", "c3", "--weak", "c0", "--format", "markdown", "--seeds", "1");

        Assert.Contains("| method | apgr | cpt50 | cpt80 |", run.Output, StringComparison.Ordinal);
        Assert.Contains("| random | 0.500 |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_OptionWithoutEffect_SaysSo()
    {
        var run = await RunAsync(new(), "tradeoff", "--flips", "0.1", "--seeds", "1");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("--flips has no effect", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Not in the table: gpt-9. It has c0, c1, c2, c3", "adaptation", "--pool", "c0,gpt-9")]
    [InlineData("--pool-size 9 is not possible", "adaptation", "--pool-size", "9")]
    [InlineData("--probe 1000 takes 240 of the 240 rows", "tradeoff", "--probe", "1000")]
    [InlineData("--probe must be", "tradeoff", "--probe", "2.5")]
    [InlineData("--seeds must be", "tradeoff", "--seeds", "0")]
    [InlineData("--flips must be", "adaptation", "--flips", "0.7")]
    [InlineData("--people must be", "adaptation", "--people", "0")]
    [InlineData("No row of split test", "tradeoff", "--split", "test")]
    [InlineData("exchange --strong and --weak", "two-model", "--strong", "c0", "--weak", "c3")]
    [InlineData("A pool needs at least two candidates", "two-model", "--strong", "c0", "--weak", "c0")]
    [InlineData("--onboarding chooses the question", "adaptation", "--onboarding", "--pairs", "own")]
    [InlineData("sideways", "adaptation", "--pairs", "sideways")]
    [InlineData("--budget-fraction must be above 0; it is -1", "bandit", "--budget-fraction", "-1")]
    [InlineData("leave nothing to deploy on", "bandit", "--preference-share", "0.7")]
    [InlineData("to deploy on are fewer than 20 somewhere", "bandit", "--learning-share", "0.6")]
    public async Task Evaluate_WhatDoesNotFit_IsRefusedWithTheRemedy(string message, params string[] options)
    {
        var run = await RunAsync(new(), options);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_MissingTable_NamesIt()
    {
        var run = await CommandLineRun.OfAsync("", "evaluate", "tradeoff", "--outcomes", _folder.File("none.jsonl"), "--models", Models);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Output));
        Assert.Contains("none.jsonl", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JsonElement> JsonAsync(params string[] options)
    {
        var run = await RunAsync(new(), options);
        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private Task<CommandLineRun> RunAsync(MadeUpTable table, params string[] options) => CommandLineRun.OfAsync(
        "",
        [
            "evaluate", .. options, "--outcomes", table.WriteTo(_folder), "--models", Models, .. options.Contains("--probe") ? Array.Empty<string>() : ["--probe", "60"],
        ]);
}
