using MetaRouter.Training.Evaluation.Bandit;

namespace MetaRouter.Training.Tests.Evaluation.Bandit;

public sealed class HindsightTests
{
    private static readonly double[][] Quality = [[0.2, 0.9], [0.5, 0.6], [0, 1]];
    private static readonly double[][] Usd = [[1, 3], [1, 3], [1, 3]];

    [Theory]
    [InlineData(9, 2.5)]
    [InlineData(100, 2.5)]
    [InlineData(0, 0)]
    public void Bound_BudgetForEverythingOrNothing_IsExact(double budget, double expected) => Assert.Equal(expected / 3, Hindsight.Bound(Quality, Usd, budget), 1e-9);

    [Fact]
    public void Bound_AnyBudget_IsNotBelowTheBestChoiceAndNotFarAbove()
    {
        var random = new Random(1);
        double[][] quality = [.. Enumerable.Range(0, 7).Select(_ => Enumerable.Range(0, 3).Select(_ => random.NextDouble()).ToArray())];
        double[][] usd = [.. quality.Select(row => row.Select((_, candidate) => (1 + candidate) * (0.5 + random.NextDouble())).ToArray())];
        for (var budget = 1.0; budget < 20; budget += 1.7)
        {
            var bound = Hindsight.Bound(quality, usd, budget);
            var best = Best(quality, usd, 0, budget) / quality.Length;
            Assert.InRange(bound, best - 1e-9, best + 1.0 / quality.Length);
        }
    }

    [Fact]
    public void Bound_Free_IsTheBestOfEveryRow() => Assert.Equal(2.5 / 3, Hindsight.Bound(Quality, [[0, 0], [0, 0], [0, 0]], 0), 12);

    private static double Best(double[][] quality, double[][] usd, int row, double left) => row == quality.Length
        ? 0
        : Math.Max(
            Best(quality, usd, row + 1, left),
            Enumerable.Range(0, quality[row].Length).Where(candidate => usd[row][candidate] <= left)
                .Select(candidate => quality[row][candidate] + Best(quality, usd, row + 1, left - usd[row][candidate])).DefaultIfEmpty(0).Max());
}
