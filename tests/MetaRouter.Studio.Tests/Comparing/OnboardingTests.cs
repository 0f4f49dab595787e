using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Tests.Comparing;

/// <summary>Simulated people on the program's own onboarding questions, with the shipped preference model and with the one that stands in for it.</summary>
public sealed class OnboardingTests
{
    private const int Votes = 6;

    [Theory]
    [InlineData("metarouter/1")]
    [InlineData("")]
    public async Task SixVotes_OfTwentySimulatedPeople_EndWithinAFifthOfTheirWeightOnAverage(string model)
    {
        await using var studio = await StudioParts.CreateAsync(configure: options => options.Preference.Model = model);
        double[] weights = [0.1, 0.3, 0.5, 0.7, 0.9];

        var errors = (
            from weight in weights
            from seed in Enumerable.Range(0, 4)
            select Math.Abs(Onboard(studio, new SimulatedPerson(weight), new Random(seed)).CostWeight - weight)).ToList();

        Assert.True(errors.Average() < 0.2, $"They end {errors.Average():F3} away on average.");
    }

    private static PreferenceBelief Onboard(StudioParts studio, SimulatedPerson person, Random random)
    {
        var model = studio.Get<PreferenceModelInUse>().Model;
        var selector = new PairSelector(model, new PairSelectorOptions());
        RoutingPoint[] routed = [.. studio.Pools.Samples.Select(sample => studio.Pools.Recorded!.Predict(sample.Query).Point)];
        var remaining = studio.Pools.Onboarding.Select(entry => entry.Pair).ToList();
        var state = model.Empty;
        for (var vote = 0; vote < Votes; vote++)
        {
            var (index, pair) = selector.SelectQuestion(remaining, state, routed, random);
            var (qualities, costs) = (remaining[index].Point.Qualities, remaining[index].Point.Costs);
            var choice = person.Choose(qualities[pair.First], costs[pair.First], qualities[pair.Second], costs[pair.Second], random);
            state = model.Add(state, Context.From(choice, qualities[pair.First], qualities[pair.Second], costs[pair.First], costs[pair.Second]));
            remaining.RemoveAt(index);
        }

        return model.Read(state);
    }
}
