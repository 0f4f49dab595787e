using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Core.Tests.Preferences;

/// <summary>Plug-in, question selection and stopping rule together, on simulated people.</summary>
public sealed class OnboardingTests
{
    private readonly BayesianPreference _model = new();
    private readonly RoutingPoint[] _routed = Samples.Points(48, seed: 3);

    [Fact]
    public void Onboarding_SixVotes_FindTheWeightWithinAFifthOnAverage()
    {
        double[] weights = [0.1, 0.3, 0.5, 0.7, 0.9];
        var errors =
            from weight in weights
            from seed in Enumerable.Range(0, 4)
            select Math.Abs(Onboard(new SimulatedPerson(weight), 6, seed)[^1].CostWeight - weight);
        Assert.True(errors.Average() < 0.15);
    }

    [Fact]
    public void Onboarding_PriceMindedAndQualityMinded_EndFarApart()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var priceMinded = Onboard(new SimulatedPerson(0.9, SlipRate: 0), 6, seed)[^1];
            var qualityMinded = Onboard(new SimulatedPerson(0.1, SlipRate: 0), 6, seed)[^1];
            Assert.True(priceMinded.CostWeight - qualityMinded.CostWeight > 0.4);
        }
    }

    [Fact]
    public void Onboarding_AnyPerson_StopsBetweenFourAndTwelve()
    {
        var prior = _model.Read(_model.Empty);
        double[] weights = [0.05, 0.25, 0.5, 0.75, 0.95];
        var lengths = (
            from weight in weights
            from seed in Enumerable.Range(0, 4)
            select Onboard(new SimulatedPerson(weight), 12, seed).FindIndex(belief => StoppingRule.IsEnough(belief, prior, _routed)) + 1).ToArray();
        Assert.All(lengths, length => Assert.InRange(length, StoppingRule.Minimum, StoppingRule.Maximum));
        Assert.InRange(lengths.Average(), StoppingRule.Minimum, StoppingRule.ExpectedTotal + 3);
        Assert.True(lengths.Distinct().Count() > 1);
    }

    private List<PreferenceBelief> Onboard(SimulatedPerson person, int comparisons, int seed)
    {
        var random = new Random(seed);
        var selector = new PairSelector(_model, new PairSelectorOptions());
        var remaining = Samples.OnboardingSet().ToList();
        var state = _model.Empty;
        var beliefs = new List<PreferenceBelief>();
        for (var step = 0; step < comparisons; step++)
        {
            var (index, pair) = selector.SelectQuestion(remaining, state, _routed, random);
            var (qualities, costs) = (remaining[index].Point.Qualities, remaining[index].Point.Costs);
            var choice = person.Choose(qualities[pair.First], costs[pair.First], qualities[pair.Second], costs[pair.Second], random);
            state = _model.Add(state, Context.From(choice, qualities[pair.First], qualities[pair.Second], costs[pair.First], costs[pair.Second]));
            remaining.RemoveAt(index);
            beliefs.Add(_model.Read(state));
        }
        return beliefs;
    }
}
