using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Budgets;

public sealed class BudgetBinsTests
{
    [Fact]
    public void Spend_QueryAfterQuery_ReleasesTheBudgetEvenly()
    {
        var bins = BudgetBins.Start(new Cost(20), 100, 20);
        Assert.Equal(1, bins.Released.Usd);
        Assert.Equal(0, bins.SpentShare);
        for (var query = 0; query < 5; query++) bins = bins.Spend(new Cost(0.1m));
        Assert.Equal(2, bins.Released.Usd);
        Assert.Equal(0, bins.SpentShare);
        bins = bins.Spend(new Cost(1.2m));
        Assert.Equal(2.2m, bins.Released.Usd);
        Assert.Equal(0.5, bins.SpentShare, 12);
        Assert.True(bins.Fits(new Cost(0.5m)));
        Assert.False(bins.Fits(new Cost(0.5000001m)));
        Assert.Equal(20, BudgetBins.At(new Cost(20), 100, 96, Cost.Zero).Released.Usd);
        Assert.Equal(20, BudgetBins.At(new Cost(20), 100, 250, Cost.Zero).Released.Usd);
    }

    [Fact]
    public void At_Totals_IsTheStateThatWasLivedThrough()
    {
        var random = new Random(3);
        var lived = BudgetBins.Start(new Cost(3), 177, 20);
        for (var query = 0; query < 200; query++)
        {
            lived = lived.Spend(new Cost((decimal)random.NextDouble() / 50));
            Assert.Equal(lived, BudgetBins.At(new Cost(3), 177, lived.Queries, lived.Spent, 20));
        }
    }

    [Fact]
    public void SpentShare_MoreSpentThanReleased_IsOne()
    {
        Assert.Equal(1, BudgetBins.At(new Cost(1), 10, 0, new Cost(5)).SpentShare);
        Assert.Equal(1, BudgetBins.At(Cost.Zero, 10, 0, Cost.Zero).SpentShare);
        Assert.True(BudgetBins.At(Cost.Zero, 10, 0, Cost.Zero).Fits(Cost.Zero));
    }

    [Fact]
    public void Start_FewerQueriesThanBins_HasABinForEach() => Assert.Equal(3, BudgetBins.Start(new Cost(1), 3, 20).Count);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Knapsack_AnySequence_NeverOverspends(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 40; run++)
        {
            var budget = new Cost((decimal)(random.NextDouble() * Math.Pow(10, random.Next(-4, 2))));
            var bins = BudgetBins.Start(budget, random.Next(1, 300), random.Next(1, 30));
            var lower = Math.Pow(10, random.Next(-3, 3));
            var policy = run % 5 == 0 ? KnapsackPolicy.Open : new KnapsackPolicy(lower, lower * Math.Pow(10, 4 * random.NextDouble()));
            for (var query = 0; query < 400; query++)
            {
                var count = random.Next(1, 8);
                double[] quality = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())], scores = [.. quality.Select(_ => random.NextDouble())];
                Cost[] costs = [.. quality.Select(_ => new Cost(random.Next(10) == 0 ? 0 : (decimal)(random.NextDouble() * Math.Pow(10, random.Next(-7, 1)))))];
                var choice = BudgetedChoice.Of(quality, costs, scores, policy, bins);
                Assert.Equal(choice.Kind == BudgetedChoiceKind.Refused, choice.Index < 0);
                bins = bins.Spend(choice.Index < 0 ? Cost.Zero : costs[choice.Index]);
                Assert.True(bins.Spent.CompareTo(budget) <= 0, $"spent {bins.Spent.Usd} of {budget.Usd}");
                Assert.True(bins.Spent.CompareTo(bins.Released) <= 0);
            }
        }
    }

    [Theory]
    [InlineData(20, 0.93, 1)]
    [InlineData(1, 0.60, 0.78)]
    public void Knapsack_ManyBins_UseMoreOfTheBudgetThanOne(int count, double least, double most)
    {
        var random = new Random(11);
        (double[] Quality, Cost[] Costs)[] queries = [.. Enumerable.Range(0, 2000).Select(_ => Query(random))];
        var policy = KnapsackPolicy.For(queries.SelectMany(query => query.Quality.Zip(query.Costs)));
        var budget = new Cost(0.25m * queries.Sum(query => query.Costs[^1].Usd));
        var end = queries.Aggregate(BudgetBins.Start(budget, queries.Length, count), (bins, query) =>
            bins.Spend(query.Costs[BudgetedChoice.Of(query.Quality, query.Costs, query.Quality, policy, bins).Index]));
        Assert.InRange((double)(end.Spent.Usd / budget.Usd), least, most);
    }

    // Seven candidates whose prices span a factor of a hundred, dearer ones mostly better, as in real tables.
    private static (double[] Quality, Cost[] Costs) Query(Random random)
    {
        var length = Math.Exp(random.NextDouble() - 0.5);
        return (
            [.. Enumerable.Range(0, 7).Select(index => Math.Clamp(0.45 + 0.05 * index + 0.3 * (random.NextDouble() - 0.5), 0, 1))],
            [.. Enumerable.Range(0, 7).Select(index => new Cost((decimal)(1e-4 * length * Math.Pow(100, index / 6.0))))]);
    }
}
