using MathNet.Numerics.Distributions;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class BetaBeliefTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(30, 12)]
    public void Of_ABeta_HasItsMeanAndQuantiles(double a, double b)
    {
        var belief = BetaBelief.Of(a, b, 3, [0.5], [2]);

        Assert.Equal(a / (a + b), belief.CostWeight, 1e-12);
        Assert.Equal(Beta.InvCDF(a, b, 0.05), belief.Lower, 0.01);
        Assert.Equal(Beta.InvCDF(a, b, 0.5), belief.Median, 0.01);
        Assert.Equal(Beta.InvCDF(a, b, 0.95), belief.Upper, 0.01);
        Assert.Equal(1, belief.Density.Sum(), 1e-9);
        Assert.Equal((3, 0.5, 2.0), (belief.ComparisonCount, belief.LatentMean[0], belief.LatentVariance[0]));
    }

    [Fact]
    public void Of_AVerySureBeta_IsStillADensity() => Assert.Equal(1, BetaBelief.Of(1e6, 1e6, 1, [], []).Density.Sum(), 1e-9);
}
