using MathNet.Numerics.Distributions;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class HypothesisTests
{
    [Fact]
    public void All_Grid_HasFourPerWeight() => Assert.Equal(4 * PreferenceBelief.GridSize, Hypothesis.All.Length);

    [Fact]
    public void Likelihood_FourAnswers_SumToOne()
    {
        foreach (var hypothesis in Hypothesis.All)
        {
            var sum = 0.0;
            foreach (var strength in new[] { 0.5, 1 })
            {
                sum += hypothesis.Likelihood(new Context(0.8, 0.3, 0.7, 0.2, strength));
                sum += hypothesis.Likelihood(new Context(0.3, 0.8, 0.2, 0.7, strength));
            }
            Assert.Equal(1, sum, 12);
        }
    }

    [Fact]
    public void Likelihood_ExtremeGains_NeverRulesAnythingOut()
    {
        foreach (var hypothesis in Hypothesis.All)
            foreach (var strength in new[] { 0, 0.5, 1 })
                foreach (var best in new[] { 0.0, 1 })
                    Assert.InRange(hypothesis.Likelihood(new Context(best, 1 - best, 1 - best, best, strength)), 0.0003, 0.9801);
    }

    [Fact]
    public void Likelihood_KnownNumbers_AreTheEquation()
    {
        // w = 1 reads prices without error: s = β = 10, ΔR = 0.3 in the winner's favour.
        var hypothesis = new Hypothesis(1, 10, 0.1);
        var win = 0.1 + 0.8 / (1 + Math.Exp(-3));
        var much = 0.1 + 0.8 / (1 + Math.Exp(-1.5)) * (1 + Math.Exp(-3));
        Assert.Equal(win, hypothesis.Likelihood(new Context(0.5, 0.5, 0.2, 0.5, 0)), 12);
        Assert.Equal(win * much, hypothesis.Likelihood(new Context(0.5, 0.5, 0.2, 0.5, 1)), 12);
        Assert.Equal(win * (1 - much), hypothesis.Likelihood(new Context(0.5, 0.5, 0.2, 0.5, 0.5)), 12);
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(0, 25)]
    [InlineData(0.5, 25)]
    [InlineData(1, 25)]
    public void Likelihood_ErrorsOfPerception_CountAsAveragingOverThemWould(double weight, double sharpness)
    {
        var context = new Context(0.6, 0.45, 0.3, 0.35, 0);
        var gain = (1 - weight) * 0.15 + weight * 0.05;
        var deviation = Math.Sqrt(2) * Hypothesis.PerceptionDeviation * (1 - weight);
        var random = new Random(3);
        var averaged = Enumerable.Range(0, 40_000)
            .Average(_ => 1 / (1 + Math.Exp(-sharpness * (gain + deviation * Normal.Sample(random, 0, 1)))));
        Assert.Equal(averaged, new Hypothesis(weight, sharpness, 0).Likelihood(context), 0.01);
    }
}
