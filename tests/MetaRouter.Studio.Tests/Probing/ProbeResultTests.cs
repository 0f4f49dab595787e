using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Tests.Probing;

public sealed class ProbeResultTests
{
    [Fact]
    public void Of_Answers_SumsUpGradesLengthsAndPrices()
    {
        ProbeAnswer[] answers =
        [
            Answer(0, 1, 10, 0.001m, 1),
            Answer(1, 0.5, 20, 0.002m, 2),
            Answer(2, 0, 30, 0.003m, 3) with { Reasoning = new Judgement(null, Verdict.Better, Verdict.Worse, "").ToText() },
            Answer(3, null, 40, 0.004m, 4) with { Reasoning = new Judgement(null, Verdict.Better, null, "").ToText() },
            new() { ProbeId = Guid.Empty, Index = 4, Query = "q", Text = "", Failure = "Busy.", At = default },
        ];

        var result = ProbeResult.Of(answers, new Dictionary<int, string?> { [0] = "code", [1] = "code", [2] = "qa", [3] = null, [4] = null });

        Assert.Equal((3, 0.5), (result.Overall!.Count, result.Overall.Mean));
        Assert.Equal([("qa", 0.0), ("code", 0.75)], result.ByCategory.Select(mean => (mean.Name, mean.Mean)));
        Assert.Equal(new Spread(20, 40), result.Tokens);
        Assert.Equal(new Spread(2, 4), result.Seconds);
        Assert.Equal(2.5m, result.UsdPerThousand);
        Assert.Equal((1, 1, 1, 1), (result.Judged, result.Disagreed, result.WithoutVerdict, result.Failed));
    }

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        var result = ProbeResult.Of([], new Dictionary<int, string?>());
        Assert.Equal((null, null, null, null), (result.Overall, result.Tokens, result.Seconds, result.UsdPerThousand));
        Assert.Empty(result.ByCategory);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void Interval_OfDrawnGrades_HoldsTheTruthAboutAsOftenAsItSays(int count)
    {
        var random = new Random(count);
        foreach (var truth in new[] { 0.5, 0.9 })
        {
            var held = Enumerable.Range(0, 2000).Count(_ =>
            {
                var mean = GradeMean.Of("", [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < truth ? 1.0 : 0.0)]);
                return mean.Low <= truth && truth <= mean.High;
            });
            Assert.InRange(held / 2000.0, 0.92, 0.99);
        }
    }

    [Fact]
    public void Interval_OfEqualGrades_IsNotCertain()
    {
        var mean = GradeMean.Of("", [1, 1, 1, 1, 1]);
        Assert.Equal((1, 1), (mean.Mean, mean.High));
        Assert.InRange(mean.Low, 0.3, 0.7);
    }

    private static ProbeAnswer Answer(int index, double? grade, int tokens, decimal usd, int seconds) => new()
    {
        ProbeId = Guid.Empty, Index = index, Query = "q", Text = "a", Quality = grade, OutputTokens = tokens, Cost = new Cost(usd), Duration = TimeSpan.FromSeconds(seconds), At = default,
    };
}
