using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;

namespace MetaRouter.Training.Tests.Evaluation;

public sealed class EvaluationRowsTests
{
    private static readonly string[] Pair = ["c0", "c1"];

    [Fact]
    public async Task Divide_OodTable_TakesTheProbeFromTheJudgedRows()
    {
        var rows = await DivideAsync(new(), EvaluationSplit.Ood, 40);

        Assert.Equal((40, 40, 200), (rows.Probe.Rows.Count, rows.Learnable.Rows.Count, rows.Evaluated.Rows.Count));
        Assert.Empty(rows.Probe.Rows.Intersect(rows.Evaluated.Rows));
    }

    [Fact]
    public async Task Divide_TestSplit_LearnsFromTrainAndValidation()
    {
        var rows = await DivideAsync(new() { Splits = ["train", "train", "validation", "test"] }, EvaluationSplit.Test, 0.5);

        Assert.Equal((180, 90, 60), (rows.Learnable.Rows.Count, rows.Probe.Rows.Count, rows.Evaluated.Rows.Count));
        Assert.All(rows.Evaluated.Rows, row => Assert.Equal("test", row.Split));
        Assert.All(rows.Probe.Rows, row => Assert.NotEqual("test", row.Split));
    }

    [Fact]
    public async Task Divide_TestSplitAlone_TakesTheProbeFromIt()
    {
        var rows = await DivideAsync(new() { Splits = ["test"] }, EvaluationSplit.Test, 0.25);

        Assert.Equal((60, 180), (rows.Probe.Rows.Count, rows.Evaluated.Rows.Count));
    }

    [Fact]
    public async Task Divide_AllRows_LearnsFromTheProbeAlone()
    {
        var rows = await DivideAsync(new() { Splits = ["train", "test"] }, EvaluationSplit.All, 100);

        Assert.Equal((100, 100, 140), (rows.Probe.Rows.Count, rows.Learnable.Rows.Count, rows.Evaluated.Rows.Count));
    }

    [Fact]
    public async Task Divide_ProbeThatLeavesNothing_SaysSo()
    {
        var problem = await Assert.ThrowsAsync<EvaluationException>(() => DivideAsync(new(), EvaluationSplit.Ood, 300));
        Assert.Contains("--probe 300 takes 240 of the 240 rows", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Divide_NoRowOfTheSplit_NamesTheSplitsThereAre()
    {
        var problem = await Assert.ThrowsAsync<EvaluationException>(() => DivideAsync(new(), EvaluationSplit.Test, 10));
        Assert.Contains("ood (240 rows)", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<EvaluationRows> DivideAsync(MadeUpTable table, EvaluationSplit split, double probe) =>
        EvaluationRows.Divide(await MadeUpSource.TableAsync(table), Pair, split, probe, new Random(1));
}
