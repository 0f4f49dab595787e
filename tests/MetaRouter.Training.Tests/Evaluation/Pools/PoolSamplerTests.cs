using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Evaluation.Pools;

public sealed class PoolSamplerTests
{
    [Fact]
    public async Task Draw_ManyPools_AreContestedAndDiffer()
    {
        var sampler = await SamplerAsync(6);
        var random = new Random(1);
        int[][] pools = [.. Enumerable.Range(0, 50).Select(_ => sampler.Draw(3, random))];

        Assert.All(pools, pool => Assert.True(pool.Distinct().Count() == 3 && sampler.IsContested(pool)));
        Assert.True(pools.DistinctBy(pool => string.Join(",", pool)).Count() > 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task Draw_AllOfThem_IsTheWholePool(int size)
    {
        var sampler = await SamplerAsync(4);
        Assert.Equal([0, 1, 2, 3], sampler.Draw(size, new Random(1)));
    }

    [Fact]
    public async Task DrawApart_TwoPools_ShareNobodyAndLeaveSomethingToDecide()
    {
        var sampler = await SamplerAsync(6);
        var random = new Random(2);
        for (var draw = 0; draw < 20; draw++)
        {
            var (first, second) = sampler.DrawApart(2, random)!.Value;
            Assert.Empty(first.Intersect(second));
            Assert.True(sampler.IsContested(first) && sampler.IsContested(second));
        }
    }

    [Fact]
    public void DrawApart_NoRestWithAnythingToDecide_IsNone()
    {
        // One candidate is dear and good; the other three cost the same.
        var outcomes = new Dictionary<string, Outcome> { ["a"] = new(1, 0.01, 1), ["b"] = new(0.5, 0.001, 1), ["c"] = new(0.5, 0.001, 1), ["d"] = new(0.5, 0.001, 1) };
        var rows = Enumerable.Range(0, 10).Select(index => new OutcomeRow($"{index}", "d", "f", "t", "ood", $"q {index}", 1, true, outcomes));

        Assert.Null(new PoolSampler(PoolOutcomes.Of(rows, ["a", "b", "c", "d"])).DrawApart(2, new Random(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(-1)]
    public async Task Draw_ImpossibleSize_SaysTheRange(int size)
    {
        var sampler = await SamplerAsync(4);
        Assert.Contains("between 2 and the 4 candidates", Assert.Throws<EvaluationException>(() => sampler.Draw(size, new Random(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_NothingToDecide_SaysSo()
    {
        // Three candidates of the same price.
        var rows = Enumerable.Range(0, 10).Select(index => new OutcomeRow(
            $"{index}", "d", "f", "t", "ood", $"q {index}", 1, true, new[] { "a", "b", "c" }.ToDictionary(id => id, _ => new Outcome(0.5, 0.001, 1))));
        var sampler = new PoolSampler(PoolOutcomes.Of(rows, ["a", "b", "c"]));
        Assert.Contains("--pool-size 0", Assert.Throws<EvaluationException>(() => sampler.Draw(2, new Random(1))).Message, StringComparison.Ordinal);
    }

    private static async Task<PoolSampler> SamplerAsync(int candidates)
    {
        var table = await MadeUpSource.TableAsync(new MadeUpTable { Candidates = candidates });
        return new PoolSampler(PoolOutcomes.Of(table.Rows, table.CompleteCandidates));
    }
}
