using MetaRouter.Core.Candidates;
using MetaRouter.Studio.Features.Usage;

namespace MetaRouter.Studio.Tests.Features.Usage;

public sealed class OwnLimitTests
{
    private static readonly Cost Cap = new(5);

    [Theory]
    [InlineData("2.50", 2.5)]
    [InlineData(" $2 ", 2)]
    [InlineData("0", 0)]
    [InlineData("5", 5)]
    [InlineData(".5", 0.5)]
    public void Parse_AmountWithinTheCap_IsTheLimit(string text, double usd) =>
        Assert.Equal(new OwnLimit(new Cost((decimal)usd), null), OwnLimit.Parse(text, Cap));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Parse_Nothing_IsNoLimit(string text) => Assert.Equal(default, OwnLimit.Parse(text, Cap));

    [Theory]
    [InlineData("two")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("1,50")]
    [InlineData("1,200")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("$")]
    public void Parse_NoAmount_SaysSo(string text) => Assert.Equal(LimitProblem.NotAnAmount, OwnLimit.Parse(text, Cap).Problem);

    [Fact]
    public void Parse_AboveTheCap_SaysSo()
    {
        Assert.Equal(LimitProblem.AboveTheCap, OwnLimit.Parse("5.01", Cap).Problem);
        Assert.Equal(LimitProblem.AboveTheCap, OwnLimit.Parse("1000000.01", null).Problem);
        Assert.Equal(new Cost(1_000_000), OwnLimit.Parse("1000000", null).Limit);
    }
}
