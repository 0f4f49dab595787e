using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Core.Tests.Quality.Online;

public sealed class RewardFormulaTests
{
    [Fact]
    public void Compared_Win_RaisesTheWinnerAsMuchAsItLowersTheLoser()
    {
        var rewards = RewardFormula.Compared(Choice.AMuchBetter, 0.5, 0.6, 0.4, 0.4, 0.3);
        Assert.InRange(rewards.Left, 0.55, 0.8);
        Assert.Equal(1.1, rewards.Left + rewards.Right, 12);
    }

    [Fact]
    public void Compared_CheapAnswerWinsWithAPriceMindedPerson_SaysLessOfItsQuality()
    {
        var qualityMinded = RewardFormula.Compared(Choice.ABetter, 0.6, 0.6, 0.1, 0.9, 0);
        var priceMinded = RewardFormula.Compared(Choice.ABetter, 0.6, 0.6, 0.1, 0.9, 0.8);
        Assert.True(qualityMinded.Left > 0.61);
        Assert.True(priceMinded.Left < qualityMinded.Left - 0.02);
    }

    [Fact]
    public void Compared_DearAnswerWinsWithAPriceMindedPerson_SaysMoreOfItsQuality()
    {
        var qualityMinded = RewardFormula.Compared(Choice.BBetter, 0.6, 0.6, 0.1, 0.5, 0);
        var priceMinded = RewardFormula.Compared(Choice.BBetter, 0.6, 0.6, 0.1, 0.5, 0.4);
        Assert.True(priceMinded.Right > qualityMinded.Right + 0.01);
    }

    [Fact]
    public void Compared_MuchBetter_MovesMore() =>
        Assert.True(RewardFormula.Compared(Choice.AMuchBetter, 0.5, 0.5, 0.4, 0.4, 0.3).Left > RewardFormula.Compared(Choice.ABetter, 0.5, 0.5, 0.4, 0.4, 0.3).Left + 0.02);

    [Theory]
    [InlineData(Choice.ABetter, Choice.BBetter)]
    [InlineData(Choice.BMuchBetter, Choice.AMuchBetter)]
    public void Compared_SidesSwappedWithTheChoice_GivesTheSame(Choice choice, Choice swapped)
    {
        var one = RewardFormula.Compared(choice, 0.3, 0.8, 0.2, 0.7, 0.4);
        var other = RewardFormula.Compared(swapped, 0.8, 0.3, 0.7, 0.2, 0.4);
        Assert.Equal(one.Left, other.Right, 12);
        Assert.Equal(one.Right, other.Left, 12);
    }

    [Fact]
    public void Compared_AtTheEnds_StaysInRange()
    {
        var rewards = RewardFormula.Compared(Choice.AMuchBetter, 1, 0, 0.5, 0.5, 0);
        Assert.Equal(new ComparisonRewards(1, 0), rewards);
    }

    [Theory]
    [InlineData(Choice.Tie, 0.5)]
    [InlineData(Choice.BothBad, 0)]
    public void Compared_NoWinner_IsTheSameForBoth(Choice choice, double expected) =>
        Assert.Equal(new ComparisonRewards(expected, expected), RewardFormula.Compared(choice, 0.2, 0.9, 0.1, 0.8, 0.5));

    [Theory]
    [InlineData(Choice.AMuchBetter, 1, 0)]
    [InlineData(Choice.BBetter, 0, 1)]
    [InlineData(Choice.Tie, 0.5, 0.5)]
    [InlineData(Choice.BothBad, 0, 0)]
    public void WithoutPrices_Choice_IsTakenAsItIs(Choice choice, double left, double right) =>
        Assert.Equal(new ComparisonRewards(left, right), RewardFormula.WithoutPrices(choice));

    [Fact]
    public void OtherFeedback_Stated_IsOnTheSameScale()
    {
        Assert.Equal((1.0, 0.0), (RewardFormula.Thumb(true), RewardFormula.Thumb(false)));
        Assert.Equal((1.0, 0.5, 0.0), (RewardFormula.Stated(1), RewardFormula.Stated(0), RewardFormula.Stated(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RewardFormula.Stated(1.01));
    }
}
