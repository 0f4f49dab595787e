using MetaRouter.Core.Simulation;

namespace MetaRouter.Core.Tests.Simulation;

public sealed class AdaptationCurveTests
{
    [Fact]
    public void Of_ThreePeople_IsComputedByHand()
    {
        var curve = AdaptationCurve.Of(
        [
            new PersonCourse(0.2, 0.3, [0.5, 0.3], [true, true], [0.3, 0.1]),
            new PersonCourse(0.5, 0.0, [0.5, 0.6], [true, false], [0.0, 0.05]),
            new PersonCourse(0.8, 0.2, [0.5, 0.8], [true, true], [0.2, 0.0]),
        ]);
        Assert.Equal(1, curve[0].RemainingRegret!.Value.Value, 1e-12);
        Assert.Equal(0, curve[0].RemainingRegret!.Value.Upper - curve[0].RemainingRegret!.Value.Lower, 1e-12);
        Assert.Equal(0.15 / 0.5, curve[1].RemainingRegret!.Value.Value, 1e-12);
        // Residuals 0.01, 0.05, −0.06: √(0.0062 · 3/2)/0.5 = 0.19287.
        Assert.Equal(0.3 + 1.959964 * 0.19287302, curve[1].RemainingRegret!.Value.Upper, 1e-6);
        Assert.Equal(0, curve[1].RemainingRegret!.Value.Lower);
        Assert.Equal(0.2 / 3, curve[1].WeightError.Value, 1e-12);
        Assert.Equal(0.1, curve[1].ErrorOfMost, 1e-12);
        Assert.Equal(2 / 3.0, curve[1].Coverage, 1e-12);
    }

    [Fact]
    public void Of_NothingToLearn_HasNoRemainingRegret() =>
        Assert.Null(AdaptationCurve.Of([new PersonCourse(0.5, 0, [0.5], [true], [0])]).Single().RemainingRegret);

    [Fact]
    public void Of_Nobody_HasNoPoints() => Assert.Empty(AdaptationCurve.Of([]));
}
