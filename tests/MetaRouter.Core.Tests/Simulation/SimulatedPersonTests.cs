using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Core.Tests.Simulation;

public sealed class SimulatedPersonTests
{
    [Fact]
    public void Choose_SameSeed_IsTheSame() => Assert.Equal(Choices(new(0.3), 50, 1), Choices(new(0.3), 50, 1));

    [Fact]
    public void Choose_ExtremePeople_MostlyTakeTheBetterOrTheCheaper()
    {
        Assert.True(Share(new(0, 40, 0), ComparisonOutcome.LeftBetter) > 0.9);
        Assert.True(Share(new(1, 40, 0), ComparisonOutcome.RightBetter) > 0.9);
    }

    [Fact]
    public void Choose_Slips_HappenAtTheirRate() => Assert.Equal(0.2, Share(new(1, 40, 0.2), ComparisonOutcome.LeftBetter), 0.03);

    [Fact]
    public void Choose_PriceGapAlone_SetsTheStrength()
    {
        var random = new Random(2);
        var person = new SimulatedPerson(1, 40, 0);
        Choice[] Sample(double gap) => [.. Enumerable.Range(0, 500).Select(_ => person.Choose(0.5, 0.1 + gap, 0.5, 0.1, random))];
        Assert.True(Sample(0.4).Count(choice => choice == Choice.BMuchBetter) > 490);
        Assert.True(Sample(0.09).Count(choice => choice == Choice.BBetter) > 300);
        Assert.True(Sample(0).Count(choice => choice == Choice.Tie) > 300);
    }

    private static double Share(SimulatedPerson person, ComparisonOutcome outcome) =>
        Choices(person, 3000, 3).Count(choice => choice.ToOutcome() == outcome) / 3000.0;

    private static Choice[] Choices(SimulatedPerson person, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => person.Choose(0.8, 0.8, 0.3, 0.3, random))];
    }
}
