using MetaRouter.Core.Evaluation;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.PolicyComparison;

namespace MetaRouter.Studio.Tests.Features.Research.PolicyComparison;

public sealed class ReplayedLogTests
{
    private static readonly RoutedCandidate Cheap = new("cheap", 0.5, 0.1, QualitySource.Predicted, 0, 0.001, 0.004, 0.1);
    private static readonly RoutedCandidate Dear = new("dear", 0.9, 0.1, QualitySource.Predicted, 0, 0.1, 0.4, 0.9);

    private static readonly RoutingInputs Inputs = new()
    {
        CostWeight = 0, CostWeightVariance = 0, Preference = PreferenceSource.Learned, Candidates = [Cheap, Dear], Exploration = 0.5,
    };

    [Fact]
    public void Policies_OnALogWithLots_EarnWhatTheirCandidatesDo()
    {
        // The cheap one is always judged 0.25, the dear one 0.75; lots give every policy its share.
        var log = new ReplayedLog(Logged(4000, Inputs, id => id == "cheap" ? 0.25 : 0.75));

        Assert.Equal((4000, 0), (log.Count, log.LeftOut));
        Assert.Equal(0.75 * 0.75 + 0.25 * 0.25, log.Earned.Best.Value, 0.03);
        foreach (var (policy, reward, usd) in new[]
        {
            (log.WithoutLots, 0.75, 0.1), (log.Strongest, 0.75, 0.1), (log.Cheapest, 0.25, 0.001), (log.WithCostWeight(1), 0.25, 0.001), (log.WithoutBudget, 0.75, 0.1),
        })
        {
            Assert.Equal(reward, policy.Estimate!.SelfNormalised.Value, 1e-9);
            Assert.Equal(reward, policy.Estimate.DoublyRobust.Value, 0.03);
            Assert.Equal(usd, policy.ExpectedUsd, 1e-9);
            Assert.Equal(OffPolicyWarning.None, policy.Warning);
        }
    }

    [Fact]
    public void WithoutBudget_MoneyWasShort_IsUnsupported()
    {
        var log = new ReplayedLog(Logged(300, Inputs with { Budgets = [new RoutedBudget("person", 0.01, 0.5, 0)] }, _ => 0.5));

        Assert.Equal(1, log.WithoutBudget.Estimate!.Unsupported);
        Assert.True(log.WithoutBudget.Warning.HasFlag(OffPolicyWarning.Unsupported));
        Assert.Equal(OffPolicyWarning.None, log.Strongest.Warning);
    }

    [Fact]
    public void Shadow_ChoseForSomeOnly_RestsOnThose()
    {
        var judged = Logged(200, Inputs, _ => 1);
        var choices = judged.Decisions.Take(120).ToDictionary(row => row.DecisionId, _ => "cheap");
        var shadow = new ReplayedLog(judged).Shadow(new ShadowRecord(Guid.CreateVersion7(), "two", choices));

        Assert.Equal((120, "two"), (shadow.Estimate!.Rows, shadow.Name));
    }

    [Fact]
    public void New_DecisionsOfAnotherRule_AreLeftOutAndCounted()
    {
        var judged = Logged(10, Inputs, _ => 1);
        JudgedDecision[] changed = [.. judged.Decisions.Select((row, index) => index < 3 ? row with { Propensity = 0.9 } : row)];

        var log = new ReplayedLog(new JudgedDecisions(changed, Unreadable: 2));

        Assert.Equal((7, 5), (log.Count, log.LeftOut));
    }

    [Fact]
    public void New_Nothing_HasNoNumbers()
    {
        var log = new ReplayedLog(new JudgedDecisions([], 0));
        Assert.Equal(0, log.Count);
        Assert.True(double.IsNaN(log.Earned.Best.Value));
        Assert.Equal(OffPolicyWarning.NoRows, log.Strongest.Warning);
    }

    internal static JudgedDecisions Logged(int count, RoutingInputs inputs, Func<string, double> reward)
    {
        var random = new Random(1);
        return new JudgedDecisions(
            [
                .. Enumerable.Range(0, count).Select(_ =>
                {
                    var seen = inputs with { Draw = random.NextDouble() };
                    var decision = Router.Decide(seen).Decision!;
                    return new JudgedDecision(Guid.CreateVersion7(), seen, decision.CandidateId, decision.Propensity, reward(decision.CandidateId));
                }),
            ], 0);
    }
}
