using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Budgets;

public sealed class BudgetedChoiceTests
{
    private static readonly double[] Quality = [0.5, 0.7, 0.9];
    private static readonly Cost[] Costs = [new(0.001m), new(0.01m), new(0.1m)];
    private static readonly double[] Scores = [0.4, 0.8, 0.6];
    private static readonly KnapsackPolicy Policy = new(9, 500);

    [Fact]
    public void Of_NothingSpent_TakesTheBestScore()
    {
        var choice = BudgetedChoice.Of(Quality, Costs, Scores, Policy, BudgetBins.Start(new Cost(1), 10, 1));
        Assert.DoesNotContain(false, choice.Eligible);
        Assert.Equal((1, BudgetedChoiceKind.Best), (choice.Index, choice.Kind));
    }

    [Fact]
    public void Of_MoneyRunsDown_MovesToTheCheaperBeforeRefusing()
    {
        double[] byQuality = Quality;
        var chosen = Enumerable.Range(0, 101).Select(spent => BudgetedChoice.Of(
            Quality, Costs, byQuality, Policy, BudgetBins.At(new Cost(1), 10, 0, new Cost(spent / 100m), 1)).Index).ToArray();
        Assert.Equal([2, 1, 0, -1], chosen.Distinct());
        Assert.Equal(chosen.OrderBy(index => index < 0 ? 9 : 2 - index), chosen);
    }

    [Fact]
    public void Of_NoneEligible_TakesTheCheapestThatFits()
    {
        var choice = BudgetedChoice.Of([0.1, 0.1, 0.1], Costs, Scores, Policy, BudgetBins.At(new Cost(1), 10, 0, new Cost(0.95m), 1));
        Assert.Equal((0, BudgetedChoiceKind.CheapestThatFits), (choice.Index, choice.Kind));
        Assert.DoesNotContain(true, choice.Eligible);
    }

    [Fact]
    public void Of_NothingFits_IsRefused()
    {
        var choice = BudgetedChoice.Of(Quality, Costs, Scores, Policy, BudgetBins.Start(new Cost(0.0009m), 10, 1));
        Assert.Equal((-1, BudgetedChoiceKind.Refused), (choice.Index, choice.Kind));
    }

    [Fact]
    public void Of_PoolPermuted_ChoosesTheSameCandidate()
    {
        int[] order = [2, 0, 1];
        var bins = BudgetBins.At(new Cost(1), 10, 0, new Cost(0.5m), 1);
        var choice = BudgetedChoice.Of(Quality, Costs, Scores, Policy, bins);
        var permuted = BudgetedChoice.Of([.. order.Select(index => Quality[index])], [.. order.Select(index => Costs[index])], [.. order.Select(index => Scores[index])], Policy, bins);
        Assert.Equal(choice.Index, order[permuted.Index]);
        Assert.Equal(order.Select(index => choice.Eligible[index]), permuted.Eligible.AsEnumerable());
    }

    [Fact]
    public void Of_DifferentLengths_IsAnError() =>
        Assert.Throws<ArgumentException>(() => BudgetedChoice.Of([0.5], Costs, Scores, Policy, BudgetBins.Start(new Cost(1), 1)));
}
