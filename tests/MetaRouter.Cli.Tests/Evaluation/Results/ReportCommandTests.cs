using MetaRouter.Cli.Evaluation.Results;
using MetaRouter.TestKit;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Cli.Tests.Evaluation.Results;

public sealed class ReportCommandTests : IDisposable
{
    private static readonly string[] Methods = ["metarouter-structured", "bayes", "cluster", "linucb-person", "router", "single-hull"];
    private static readonly string[] Metrics = ["remaining_regret_6", "utility_6", "cost_at_98", "quality_at_25", "apgr", "new_candidate_utility_lost_6"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Report_MeasuredTables_WritesAPageEachWithTheCommandAboveTheTable()
    {
        foreach (var table in ResultTables.All) Keep(table.Name);

        var run = await ReportAsync("--keep", _folder.File("kept"));

        Assert.True(run.ExitCode == ExitCode.Success, run.Error);
        Assert.Empty(run.Output);
        foreach (var table in ResultTables.All)
            Assert.Contains($"    {table.Command}\n", File.ReadAllText(_folder.File($"out/{table.Page}.md")), StringComparison.Ordinal);
        var claims = File.ReadAllText(_folder.File("out/README.md"));
        Assert.Contains("MetaRouter's design here is ours", claims, StringComparison.Ordinal);
        Assert.Contains("| Cost at 98 %, mp13 | 0.2500 | ≤ 0.55 | ≤ 0.35 | aim | [tradeoff](tradeoff.md) |", claims, StringComparison.Ordinal);
        Assert.Contains("| table.jsonl.gz | `abc` |", claims, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, claims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_TableMissing_NamesItAndWritesNothing()
    {
        var run = await ReportAsync();

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Output));
        Assert.Contains("jsonl.gz", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public void All_Tables_HaveNamesOfTheirOwn() => Assert.Equal(ResultTables.All.Count, ResultTables.All.DistinctBy(table => table.Name).Count());

    public void Dispose() => _folder.Dispose();

    private Task<CommandLineRun> ReportAsync(params string[] options) => CommandLineRun.OfAsync(
        "", ["evaluate", "report", "--data", _folder.File("data"), "--models", RepositoryFiles.Path("models"), "--out", _folder.File("out"), .. options]);

    private void Keep(string name)
    {
        var report = new EvaluationReport(
            "made-up",
            new Dictionary<string, object?>
            {
                ["outcomes"] = new Dictionary<string, string> { ["table.jsonl.gz"] = "abc" }, ["rows"] = 12, ["split"] = "test", ["predictor"] = "trained",
            },
            [1, 2],
            Methods.ToDictionary(
                method => method,
                IReadOnlyDictionary<string, Spread> (_) => Metrics.ToDictionary(metric => metric, metric => metric == "apgr" ? new Spread(null, null) : new Spread(0.25, 0.01))),
            Methods.ToDictionary(method => method, IReadOnlyList<CurvePoint> (_) => [new CurvePoint(0, 1, 0), new CurvePoint(6, 0.25, 0.01)]));
        Directory.CreateDirectory(_folder.File("kept"));
        File.WriteAllText(_folder.File($"kept/{name}.json"), ReportJson.Write(report));
    }
}
