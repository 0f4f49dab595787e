using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Budgets;

public sealed class PacedDualPriceTests
{
    [Fact]
    public void After_SpendingAboveTheRate_RaisesThePriceAndBelowLowersIt()
    {
        var price = PacedDualPrice.Start();
        var budget = BudgetBins.Start(new Cost(1), 100);
        Assert.True(price.After(budget, new Cost(0.02m)).Price > price.Price);
        Assert.True(price.After(budget, Cost.Zero).Price < price.Price);
        Assert.Equal(price.Price, price.After(budget, new Cost(0.01m)).Price, 12);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Choose_LongRun_UsesTheBudgetAndNeverMore(double share)
    {
        var random = new Random(5);
        (double[] Scores, Cost[] Costs)[] queries = [.. Enumerable.Range(0, 3000).Select(_ => Query(random))];
        var budget = BudgetBins.Start(new Cost((decimal)share * queries.Sum(query => query.Costs[^1].Usd)), queries.Length);
        var price = PacedDualPrice.For([.. queries[..200].Select(query => query.Scores)], [.. queries[..200].Select(query => query.Costs)], new Cost(budget.Budget.Usd / queries.Length));
        foreach (var (scores, costs) in queries)
        {
            var chosen = price.Choose(scores, costs, budget);
            var cost = chosen < 0 ? Cost.Zero : costs[chosen];
            (price, budget) = (price.After(budget, cost), budget.Spend(cost));
            Assert.True(budget.Spent.CompareTo(budget.Budget) <= 0);
        }

        Assert.InRange((double)(budget.Spent.Usd / budget.Budget.Usd), 0.93, 1);
    }

    [Fact]
    public void Choose_NothingLeft_TakesTheFreeOrNone()
    {
        var spent = BudgetBins.At(new Cost(1), 10, 5, new Cost(1));
        Assert.Equal(1, PacedDualPrice.Start().Choose([0.9, 0.1], [new Cost(0.1m), Cost.Zero], spent));
        Assert.Equal(-1, PacedDualPrice.Start().Choose([0.9], [new Cost(0.1m)], spent));
    }

    [Fact]
    public void For_AmpleRate_IsNearlyFree()
    {
        var price = PacedDualPrice.For([[0.2, 0.9]], [[new Cost(0.01m), new Cost(0.1m)]], new Cost(1));
        Assert.Equal(1, price.Choose([0.2, 0.21], [new Cost(0.01m), new Cost(0.1m)], BudgetBins.Start(new Cost(10), 10)));
    }

    private static (double[] Scores, Cost[] Costs) Query(Random random) =>
    (
        [.. Enumerable.Range(0, 5).Select(index => 0.5 + 0.07 * index + 0.3 * (random.NextDouble() - 0.5))],
        [.. Enumerable.Range(0, 5).Select(index => new Cost((decimal)(1e-4 * (0.5 + random.NextDouble()) * Math.Pow(3, index))))]);
}
