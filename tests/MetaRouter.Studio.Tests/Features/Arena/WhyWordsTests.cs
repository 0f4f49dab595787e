using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Studio.Features.Arena;
using MetaRouter.Studio.Routing;

namespace MetaRouter.Studio.Tests.Features.Arena;

public sealed class WhyWordsTests
{
    private static readonly RoutedCandidate Cheap = new("cheap", 0.5, 0.1, QualitySource.Predicted, 0, 0.001, 0.004, 0.1);
    private static readonly RoutedCandidate Dear = new("dear", 0.9, 0.1, QualitySource.Assumed, 0, 0.1, 0.4, 0.9);

    [Theory]
    [InlineData(0.2, PreferenceSource.Learned, "You lean towards quality, and DEAR is the best choice for you here.", "Cost weight 0.20, learned from your choices")]
    [InlineData(0.8, PreferenceSource.Pinned, "You lean towards cheap answers, and CHEAP is good enough at its price.", "Cost weight 0.80, set by you")]
    [InlineData(0.5, PreferenceSource.Learned, "You weigh quality and price alike, and CHEAP offers the most for you here.", "Cost weight 0.50, learned from your choices")]
    [InlineData(0.2, PreferenceSource.Default, "Your preference is not known yet, so DEAR was chosen as for an average person. A few comparisons change that.", "Cost weight 0.20, nothing known of you yet")]
    public void Reason_BestChoice_IsToldByWhereThePersonStands(double weight, PreferenceSource source, string reason, string preference)
    {
        var words = Words(Inputs(weight) with { Preference = source });

        Assert.Equal((reason, preference, false), (words.Reason, words.Preference, words.IsSurprising));
        Assert.Null(words.Budget);
    }

    [Fact]
    public void Words_OfTheChosenAndTheRunnerUp_AreTheNumbersOfTheDecision()
    {
        var words = Words(Inputs(0.2));

        Assert.Equal("$0.10", words.Price);
        Assert.Contains("90", words.Quality, StringComparison.Ordinal);
        Assert.True(words.IsAssumed);
        Assert.StartsWith("CHEAP: 50", words.Otherwise, StringComparison.Ordinal);
        Assert.EndsWith("$0.0010", words.Otherwise, StringComparison.Ordinal);
        Assert.Equal("No limit binds this answer", words.Money);
        Assert.False(Words(Inputs(0.8)).IsAssumed);
    }

    [Theory]
    [InlineData(1, 50, true)]
    [InlineData(0.05, 0, true)]
    [InlineData(1, 0, false)]
    public void Budget_DearestLeftOut_SaysWhoWouldHaveAnswered(double left, double threshold, bool isMoved)
    {
        var words = Words(Inputs(0.1) with { Budgets = [new RoutedBudget("instance", 7, 0, 0), new RoutedBudget("person", left, 0.5, threshold)] });

        Assert.Equal(isMoved ? "Without your budget DEAR would have answered. To make the money last, CHEAP does." : null, words.Budget);
        Assert.Equal(isMoved, words.IsSurprising);
        Assert.StartsWith(left == 1 ? "$1.00 left" : "$0.050 left", words.Money, StringComparison.Ordinal);
        Assert.Equal(isMoved ? (threshold > 0 ? "too dear for what is left" : "does not fit the budget") : "chosen", words.Candidates[1].Note);
    }

    [Fact]
    public void Reason_NothingIsABargainAnyMore_SaysThatLittleIsLeft()
    {
        var words = Words(Inputs(0.1) with { Budgets = [new RoutedBudget("person", 1, 1, 10_000)] });

        Assert.Equal("Little of your budget is left, so the cheapest model answers: CHEAP.", words.Reason);
        Assert.True(words.IsSurprising);
    }

    [Fact]
    public void Reason_NotSimplyTheBest_IsTold()
    {
        var stayed = Words(Inputs(0.1) with { StickyId = "cheap", SwitchMargin = 1 });
        var unsure = Words(Inputs(0.1) with { DefaultId = "cheap", LeastConfidence = 1 });
        var explored = Words(Inputs(0.1) with { Exploration = 0.5, Draw = 0.4 });

        Assert.StartsWith("CHEAP answers this conversation already", stayed.Reason, StringComparison.Ordinal);
        Assert.EndsWith("so the default answers: CHEAP.", unsure.Reason, StringComparison.Ordinal);
        Assert.StartsWith("CHEAP was drawn by lot.", explored.Reason, StringComparison.Ordinal);
        Assert.Equal((false, true, true), (stayed.IsSurprising, unsure.IsSurprising, explored.IsSurprising));
    }

    [Fact]
    public void Candidates_OneFailed_AreListedCheapestFirstWithWhatBecameOfThem()
    {
        var words = Words(Inputs(0.1) with { FailedIds = ["dear"] });

        Assert.Equal([("CHEAP", "chosen", true), ("DEAR", "failed", false)], words.Candidates.Select(row => (row.Name, row.Note, row.IsChosen)));
        Assert.Equal("Nobody else could have answered", words.Otherwise);
        Assert.Null(words.Budget);
    }

    private static RoutingInputs Inputs(double weight) =>
        new() { CostWeight = weight, CostWeightVariance = 0.01, Preference = PreferenceSource.Learned, Candidates = [Dear, Cheap] };

    private static WhyWords Words(RoutingInputs inputs) => new(new RoutingExplanation(inputs, Router.Decide(inputs).Decision!), id => id.ToUpperInvariant());
}
