using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Tests.Comparisons;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData(Choice.AMuchBetter, ComparisonOutcome.LeftBetter, 1)]
    [InlineData(Choice.ABetter, ComparisonOutcome.LeftBetter, 0.5)]
    [InlineData(Choice.Tie, ComparisonOutcome.Tie, 0)]
    [InlineData(Choice.BBetter, ComparisonOutcome.RightBetter, 0.5)]
    [InlineData(Choice.BMuchBetter, ComparisonOutcome.RightBetter, 1)]
    [InlineData(Choice.BothBad, ComparisonOutcome.BothBad, 0)]
    public void Choice_EachButton_StatesOutcomeAndStrength(Choice choice, ComparisonOutcome outcome, double strength)
    {
        Assert.Equal(outcome, choice.ToOutcome());
        Assert.Equal(strength, choice.ToStrength());
    }

    [Fact]
    public void ToOutcome_NoSuchButton_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ((Choice)17).ToOutcome());
}
