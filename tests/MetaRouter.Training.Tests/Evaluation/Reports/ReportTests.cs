using System.Text.Json;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Tests.Evaluation.Reports;

public sealed class ReportTests
{
    private static readonly double[] Two = [1, 3];
    private static readonly int[] Seeds = [1, 2];

    [Fact]
    public void Spread_TwoSeeds_IsMeanAndSampleDeviation() => Assert.Equal(new Spread(2, Math.Sqrt(2)), Spread.Of(Two));

    [Fact]
    public void Spread_OneSeed_HasNoDeviation() => Assert.Equal(new Spread(3, 0), Spread.Of([3]));

    [Fact]
    public void Spread_SomethingMissing_IsMissing()
    {
        Assert.Equal(new Spread(null, null), Spread.Of([1, double.NaN]));
        Assert.Equal(new Spread(null, null), Spread.Of([]));
    }

    [Fact]
    public void Write_Report_ReadsBack()
    {
        var report = Sample();
        var json = ReportJson.Write(report);

        Assert.Equal(json, ReportJson.Write(ReportJson.Read(json)));
        var metric = JsonDocument.Parse(json).RootElement.GetProperty("results").GetProperty("bayes").GetProperty("out_of_reach");
        Assert.Equal(JsonValueKind.Null, metric.GetProperty("mean").ValueKind);
    }

    [Fact]
    public void Markdown_Report_IsTwoTables()
    {
        Assert.Equal("| method | regret | out_of_reach |\n| --- | ---: | ---: |\n| bayes | 0.200 ± 0.141 | – |\n", ReportMarkdown.Metrics(Sample()));
        Assert.Equal("| x | 0 | 6 |\n| --- | ---: | ---: |\n| bayes | 1.000 | 0.200 ± 0.141 |\n", ReportMarkdown.Curves(Sample()));
        Assert.StartsWith("adaptation: split test, strength True; seeds 1, 2", ReportMarkdown.Write(Sample()), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_AlmostNothing_HasNoSign() => Assert.Equal("0.000", ReportMarkdown.Text(new Spread(-0.0001, 0.0001)));

    private static EvaluationReport Sample()
    {
        var builder = new ReportBuilder();
        foreach (var value in new[] { 0.1, 0.3 })
        {
            builder.Add("bayes", "regret", value);
            builder.Add("bayes", "out_of_reach", double.NaN);
            builder.AddPoint("bayes", 6, value);
            builder.AddPoint("bayes", 0, 1);
        }
        return builder.Build("adaptation", new Dictionary<string, object?> { ["split"] = "test", ["strength"] = true }, Seeds);
    }
}
