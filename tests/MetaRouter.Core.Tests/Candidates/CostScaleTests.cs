using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Candidates;

public sealed class CostScaleTests
{
    [Fact]
    public void Log_CheapestAndDearest_LeaveRoomOnBothSides()
    {
        var scale = CostScale.Log([0.0001, 0.001, 0.006]);
        Assert.Equal(0.15 / 1.3, scale.Normalise(new Cost(0.0001m)), 12);
        Assert.Equal(1.15 / 1.3, scale.Normalise(new Cost(0.006m)), 12);
    }

    [Fact]
    public void Log_EqualRatios_AreEqualSteps()
    {
        var scale = CostScale.Log([0.0001, 0.01]);
        var step = scale.Normalise(new Cost(0.0004m)) - scale.Normalise(new Cost(0.0002m));
        Assert.Equal(step, scale.Normalise(new Cost(0.004m)) - scale.Normalise(new Cost(0.002m)), 12);
    }

    [Fact]
    public void Log_PricesCloserThanFourTimes_CountAsFourTimes()
    {
        var scale = CostScale.Log([0.001, 0.001]);
        Assert.Equal(1.15 / 1.3, scale.Normalise(new Cost(0.004m)), 12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1000, 1)]
    public void Log_FarOutside_IsClipped(double usd, double expected) =>
        Assert.Equal(expected, CostScale.Log([0.0001, 0.01]).Normalise(new Cost((decimal)usd)));

    [Fact]
    public void Log_FreeCandidate_IsFinite() => Assert.Equal(0.15 / 1.3, CostScale.Log([0, 0.01]).Normalise(Cost.Zero), 12);

    [Fact]
    public void Normalise_DearerCost_IsNeverLower()
    {
        foreach (var scale in new[] { CostScale.Log([0.0001, 0.003, 0.006]), CostScale.Linear(0.005) })
        {
            var values = Enumerable.Range(0, 200).Select(index => scale.Normalise(new Cost(index * 0.00005m))).ToArray();
            Assert.Equal(values.Order(), values);
            Assert.All(values, value => Assert.InRange(value, 0, 1));
        }
    }

    [Fact]
    public void Linear_HalfOfTau_IsHalf()
    {
        var scale = CostScale.Linear(0.01);
        Assert.Equal(0.5, scale.Normalise(new Cost(0.005m)), 12);
        Assert.Equal(1, scale.Normalise(new Cost(0.05m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CostScale.Linear(0));
    }

    [Fact]
    public void Version_OtherPrices_Differs()
    {
        Assert.Equal(CostScale.Log([0.001, 0.01]).Version, CostScale.Log([0.01, 0.001]).Version);
        Assert.NotEqual(CostScale.Log([0.001, 0.01]).Version, CostScale.Log([0.001, 0.1]).Version);
    }
}
