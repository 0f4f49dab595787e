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

    [Fact]
    public void Choose_WinnerOnly_NeverTiesAndNeverSaysMuch()
    {
        var random = new Random(5);
        var person = new SimulatedPerson(0.5, StatesStrength: false);
        for (var draw = 0; draw < 300; draw++)
            Assert.Contains(person.Choose(random.NextDouble(), 0.5, random.NextDouble(), 0.5, random), new[] { Choice.ABetter, Choice.BBetter });
    }

    [Theory]
    [InlineData(FeedbackKind.Graded, 0, 0.02)]
    [InlineData(FeedbackKind.Binary, 0.98, 1)]
    [InlineData(FeedbackKind.Mixed, 0.4, 0.6)]
    public void Choose_PredictionAndOutcomeDisagree_FollowsTheFeedbackKind(FeedbackKind feedback, double least, double most)
    {
        // The prediction speaks for B, the outcome for A, by equal amounts.
        var random = new Random(6);
        var person = new SimulatedPerson(0, 40, 0, feedback, StatesStrength: false);
        var left = Enumerable.Range(0, 2000).Count(_ => person.Choose(new(0.1, 0.9, 0.5), new(0.9, 0.1, 0.5), random) == Choice.ABetter) / 2000.0;
        Assert.InRange(left, least, most);
    }

    [Fact]
    public void Choose_BinaryQualityWithoutNoise_SaysNothingAboutWeightsBelowHalf()
    {
        // One right and one wrong answer: 1 − w against at most w for the cheapest possible price gap.
        foreach (var weight in new[] { 0.05, 0.2, 0.35 })
        {
            var random = new Random(7);
            var person = new SimulatedPerson(weight, 1000, 0, FeedbackKind.Binary, StatesStrength: false);
            Assert.Equal(200, Enumerable.Range(0, 200).Count(_ => person.Choose(new(0.5, 1, 0.6), new(0.5, 0, 0.4), random) == Choice.ABetter));
        }
    }

    private static double Share(SimulatedPerson person, ComparisonOutcome outcome) =>
        Choices(person, 3000, 3).Count(choice => choice.ToOutcome() == outcome) / 3000.0;

    private static Choice[] Choices(SimulatedPerson person, int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => person.Choose(0.8, 0.8, 0.3, 0.3, random))];
    }
}
