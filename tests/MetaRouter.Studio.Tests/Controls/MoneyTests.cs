using System.Globalization;
using MetaRouter.Studio.Controls;

namespace MetaRouter.Studio.Tests.Controls;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", "$0")]
    [InlineData("0.0000000001", "<$0.000001")]
    [InlineData("0.000001", "$0.0000010")]
    [InlineData("0.00004123", "$0.000041")]
    [InlineData("0.0041", "$0.0041")]
    [InlineData("0.00996", "$0.0100")]
    [InlineData("0.0412", "$0.041")]
    [InlineData("0.0994", "$0.099")]
    [InlineData("0.0996", "$0.10")]
    [InlineData("0.5", "$0.50")]
    [InlineData("4.1", "$4.10")]
    [InlineData("1204.5", "$1,204.50")]
    [InlineData("-3.1", "\u2212$3.10")]
    public void Format_AnyAmount_ReadsLikeAPrice(string usd, string expected) =>
        Assert.Equal(expected, Money.Format(decimal.Parse(usd, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("3.1", "+$3.10")]
    [InlineData("-3.1", "\u2212$3.10")]
    [InlineData("0", "$0")]
    public void FormatSigned_AnyAmount_ShowsItsSign(string usd, string expected) =>
        Assert.Equal(expected, Money.FormatSigned(decimal.Parse(usd, CultureInfo.InvariantCulture)));

    [Fact]
    public void FormatPerThousand_Amount_NamesTheUnit() => Assert.Equal("$4.10 per 1,000", Money.FormatPerThousand(4.1m));

    [Fact]
    public void Format_ForeignCulture_StaysTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("$1,204.50", Money.Format(1204.5m));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
