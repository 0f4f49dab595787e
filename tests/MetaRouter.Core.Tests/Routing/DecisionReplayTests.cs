using MetaRouter.Core.Quality;
using MetaRouter.Core.Routing;

namespace MetaRouter.Core.Tests.Routing;

public sealed class DecisionReplayTests
{
    private static readonly RoutedCandidate Cheap = new("cheap", 0.5, 0.1, QualitySource.Predicted, 0, 0.001, 0.004, 0.1);
    private static readonly RoutedCandidate Middle = new("middle", 0.7, 0.1, QualitySource.Predicted, 0, 0.01, 0.04, 0.5);
    private static readonly RoutedCandidate Dear = new("dear", 0.9, 0.1, QualitySource.Predicted, 0, 0.1, 0.4, 0.9);

    private static readonly RoutingInputs Free = new()
    {
        CostWeight = 0, CostWeightVariance = 0.01, Preference = PreferenceSource.Learned, Candidates = [Cheap, Middle, Dear], Exploration = 0.3,
    };

    private static readonly RoutingInputs Tight = Free with { Budgets = [new RoutedBudget("person", 0.05, 0.5, 1)] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Probabilities_AllLots_AreTheSharesAndThePropensitiesOfTheRouter(bool tight)
    {
        const int Lots = 3000;
        var inputs = tight ? Tight : Free;
        var probabilities = DecisionReplay.Probabilities(inputs)!.Value;
        var counts = new int[3];
        for (var lot = 0; lot < Lots; lot++)
        {
            var decision = Router.Decide(inputs with { Draw = (lot + 0.5) / Lots }).Decision!;
            var place = DecisionReplay.PlaceOf(inputs, decision.CandidateId)!.Value;
            counts[place]++;
            Assert.Equal(decision.Propensity, probabilities[place], 1e-12);
        }
        Assert.Equal(1, probabilities.Sum(), 1e-12);
        Assert.All(counts.Zip(probabilities), pair => Assert.Equal(pair.Second, pair.First / (double)Lots, 1e-3));
    }

    [Fact]
    public void Probabilities_NoBargainLeft_AreSure() =>
        Assert.Equal(new[] { 1.0, 0, 0 }.AsEnumerable(), DecisionReplay.Probabilities(Free with { Budgets = [new RoutedBudget("person", 0.05, 1, 1000)] })!.Value.AsEnumerable());

    [Fact]
    public void Probabilities_NobodyCanAnswer_AreNone() =>
        Assert.Null(DecisionReplay.Probabilities(Free with { Budgets = [new RoutedBudget("person", 0, 1, 1000)] }));

    [Fact]
    public void OtherRules_OnTheSameInputs_ChooseTheirOwn()
    {
        Assert.Equal(1, DecisionReplay.Favourite(Tight));
        Assert.Equal(2, DecisionReplay.WithoutBudget(Tight));
        Assert.Equal(0, DecisionReplay.WithCostWeight(Free, 1));
        Assert.Equal(2, DecisionReplay.WithCostWeight(Free with { CostWeight = 1 }, 0));
        Assert.Equal(1, DecisionReplay.FirstAllowed(Tight, id => id switch { "dear" => 0, "middle" => 1, _ => 2 }));
        Assert.Equal(2, DecisionReplay.FirstAllowed(Free, id => id switch { "dear" => 0, "middle" => 1, _ => 2 }));
        Assert.Null(DecisionReplay.PlaceOf(Free, "unknown"));
    }
}
