using System.Collections.Immutable;
using System.Text.Json;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;

namespace MetaRouter.Core.Tests.Routing;

public sealed class RouterTests
{
    private static readonly RoutedCandidate Cheap = new("cheap", 0.5, 0.1, QualitySource.Predicted, 0, 0.001, 0.004, 0.1);
    private static readonly RoutedCandidate Middle = new("middle", 0.7, 0.1, QualitySource.Predicted, 0, 0.01, 0.04, 0.5);
    private static readonly RoutedCandidate Dear = new("dear", 0.9, 0.1, QualitySource.Predicted, 0, 0.1, 0.4, 0.9);

    [Theory]
    [InlineData(0, "dear")]
    [InlineData(0.3333, "dear")]
    [InlineData(0.3334, "cheap")]
    [InlineData(1, "cheap")]
    public void Decide_NoBudget_HighestRewardForTheWeight(double weight, string expected) =>
        Assert.Equal(expected, Decision(Inputs(weight)).CandidateId);

    [Fact]
    public void Decide_Chosen_ScoresAndRunnerUpAreOfTheFormula()
    {
        var decision = Decision(Inputs(0.2));

        Assert.Equal([0.38, 0.46, 0.54], decision.Scores.Select(score => Math.Round(score.Score, 12)));
        Assert.Equal("middle", decision.RunnerUpId);
        Assert.Equal(1, decision.Propensity);
        // Δ = .08, variance .8²(.1² + .1²): Φ(.08/.11314) = .7602.
        Assert.Equal(0.7602, decision.Confidence, 4);
    }

    [Fact]
    public void Decide_BonusOfAnUnknownCandidate_IsTried() =>
        Assert.Equal("middle", Decision(Inputs(0) with { Candidates = [Cheap, Middle with { Bonus = 0.3 }, Dear] }).CandidateId);

    [Fact]
    public void Decide_MoneyRunsDown_MovesToCheaperBeforeAnythingIsRefused()
    {
        string[] chosen =
        [
            .. new[] { 5.0, 20, 200, 1000 }.Select(threshold => Decision(Inputs(0) with { Budgets = [new RoutedBudget("person", 1, 0.5, threshold)] }).CandidateId),
        ];

        Assert.Equal(["dear", "middle", "cheap", "cheap"], chosen);
    }

    [Fact]
    public void Decide_NoBargainLeft_CheapestThatFitsAndSaysSo()
    {
        var decision = Decision(Inputs(0) with { Budgets = [new RoutedBudget("person", 0.05, 1, 1000)] });

        Assert.Equal(("cheap", RoutingReason.CheapestThatFits, "dear"), (decision.CandidateId, decision.Reason, decision.UnlimitedId));
        Assert.Equal([Ineligibility.PoorBargain, Ineligibility.PoorBargain, Ineligibility.TooDear], decision.Scores.Select(score => score.Ineligible));
    }

    [Fact]
    public void Decide_NothingFits_NamesTheTightestBudget()
    {
        var outcome = Router.Decide(Inputs(0) with { Budgets = [new RoutedBudget("instance", 0.003, 1, 0), new RoutedBudget("person", 0.001, 1, 0)] });

        Assert.Null(outcome.Decision);
        Assert.Equal("person", outcome.Refusal!.Budget);
    }

    [Fact]
    public void Decide_ChosenFailed_NextBestAnswers() => Assert.Equal("middle", Decision(Inputs(0) with { FailedIds = ["dear"] }).CandidateId);

    [Fact]
    public void Decide_AllFailed_RefusalNamesNoBudget()
    {
        var outcome = Router.Decide(Inputs(0) with { FailedIds = ["dear", "middle", "cheap"], Budgets = [new RoutedBudget("person", 1, 0, 0)] });

        Assert.Null(outcome.Refusal!.Budget);
    }

    [Theory]
    [InlineData(0.05, "dear", RoutingReason.Best)]
    [InlineData(0.1, "middle", RoutingReason.Stayed)]
    public void Decide_InAConversation_StaysWithinTheMargin(double margin, string expected, RoutingReason reason)
    {
        var decision = Decision(Inputs(0.2) with { StickyId = "middle", SwitchMargin = margin });

        Assert.Equal((expected, reason), (decision.CandidateId, decision.Reason));
    }

    [Theory]
    [InlineData(0.7, "dear", RoutingReason.Best)]
    [InlineData(0.8, "middle", RoutingReason.Unsure)]
    public void Decide_Unsure_TheDefaultAnswers(double least, string expected, RoutingReason reason)
    {
        var decision = Decision(Inputs(0.2) with { DefaultId = "middle", LeastConfidence = least });

        Assert.Equal((expected, reason), (decision.CandidateId, decision.Reason));
    }

    [Fact]
    public void Decide_AllDraws_FrequenciesAreThePropensities()
    {
        const int Draws = 3000;
        var inputs = Inputs(0) with { Exploration = 0.3 };
        var decisions = Enumerable.Range(0, Draws).Select(index => Decision(inputs with { Draw = (index + 0.5) / Draws })).ToList();

        foreach (var group in decisions.GroupBy(decision => decision.CandidateId))
            Assert.Equal(group.First().Propensity, group.Count() / (double)Draws, 3);
        Assert.Equal(3, decisions.Select(decision => decision.CandidateId).Distinct().Count());
    }

    [Fact]
    public void Decide_FromItsLog_SameDecision()
    {
        var inputs = Inputs(0.27) with
        {
            Exploration = 0.1, Draw = 0.07, StickyId = "middle", SwitchMargin = 0.01,
            Budgets = [new RoutedBudget("person", 1, 0.3, 1.0 / 3)],
        };
        var logged = JsonSerializer.Deserialize<RoutingInputs>(JsonSerializer.Serialize(inputs))!;

        var (first, again) = (Decision(inputs), Decision(logged));
        Assert.Equal(first with { Scores = [] }, again with { Scores = [] });
        Assert.Equal<ScoredCandidate>(first.Scores, again.Scores);
    }

    [Fact]
    public void Decide_PoolPermuted_SameCandidate()
    {
        foreach (var weight in new[] { 0, 0.25, 0.5, 1 })
        {
            ImmutableArray<RoutedCandidate>[] orders = [[Cheap, Middle, Dear], [Dear, Cheap, Middle], [Middle, Dear, Cheap]];
            Assert.Single(orders.Select(order => Decision(Inputs(weight) with { Candidates = order }).CandidateId).Distinct());
        }
    }

    private static RoutingDecision Decision(RoutingInputs inputs) => Router.Decide(inputs).Decision!;

    private static RoutingInputs Inputs(double weight) => new()
    {
        CostWeight = weight,
        CostWeightVariance = 0,
        Preference = PreferenceSource.Learned,
        Candidates = [Cheap, Middle, Dear],
    };
}
