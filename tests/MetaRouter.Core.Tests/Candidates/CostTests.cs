using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Candidates;

public sealed class CostTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1_000_000_000_000)]
    [InlineData("0.000000000001", 1)]
    [InlineData("0.0000000000011", 2)]
    [InlineData("0.00000000000000000001", 1)]
    public void ToPicoUsd_AnyAmount_RoundsUp(string usd, long pico) =>
        Assert.Equal(pico, new Cost(decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)).ToPicoUsd());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_100_000_003)]
    [InlineData(long.MaxValue)]
    public void FromPicoUsd_AndBack_IsTheSame(long pico) => Assert.Equal(pico, Cost.FromPicoUsd(pico).ToPicoUsd());

    [Fact]
    public void Cost_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Cost(-0.01m));

    [Fact]
    public void Cost_Sum_AddsAndOrders()
    {
        var sum = new Cost(0.25m) + new Cost(0.5m);
        Assert.Equal(0.75m, sum.Usd);
        Assert.True(sum.CompareTo(Cost.Zero) > 0);
    }

    [Fact]
    public void CostOf_TokenCounts_PricesEachClass() =>
        Assert.Equal(0.0021m, new TokenPrice(3, 15, "v1").CostOf(200, 100).Usd);

    [Fact]
    public void CostOf_NegativeTokens_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenPrice(3, 15, "v1").CostOf(-1, 0));

    [Fact]
    public void PerThousandUsd_OfATag_IsAThousandTimesTheAmount() => Assert.Equal(4.1m, new PriceTag(new Cost(0.0041m), true).PerThousandUsd);
}
