using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Frontiers;

public sealed class PreferenceChangeTests
{
    private static readonly RoutingPoint Point = new([0.3, 0.9], [0.1, 0.7], [0.0001, 0.0032]);

    [Fact]
    public void Of_WeightRises_IsCheaperWithASaving()
    {
        var change = PreferenceChange.Of(0.4, 0.6, Point);
        Assert.Equal((1, 0, ChangeDirection.Cheaper), (change.FromIndex, change.ToIndex, change.Direction));
        Assert.Equal(3.1, change.SavingPerThousandUsd, 12);
    }

    [Fact]
    public void Of_WeightFalls_IsBetterAndCosts()
    {
        var change = PreferenceChange.Of(0.6, 0.4, Point);
        Assert.Equal((0, 1, ChangeDirection.Better), (change.FromIndex, change.ToIndex, change.Direction));
        Assert.Equal(-3.1, change.SavingPerThousandUsd, 12);
    }

    [Fact]
    public void Of_SameRoute_IsUnchanged() => Assert.Equal(new PreferenceChange(1, 1, 0, ChangeDirection.Unchanged), PreferenceChange.Of(0.2, 0.3, Point));
}
