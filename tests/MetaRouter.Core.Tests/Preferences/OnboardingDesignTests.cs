using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class OnboardingDesignTests
{
    [Fact]
    public void Of_ManyQuestions_SpreadsTheIndifferencePoints()
    {
        var set = OnboardingDesign.Of(Samples.Points(300, seed: 3), 12);

        Assert.Equal(12, set.Select(chosen => chosen.Question).Distinct().Count());
        double[] points = [.. set.Select(chosen => IndifferenceOf(chosen.Pair))];
        Assert.Equal(points.Order(), points);
        Assert.True(points[0] < 0.2 && points[^1] > 0.6, $"{points[0]} … {points[^1]}");
        Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(pair.Second - pair.First < 0.2));
    }

    [Fact]
    public void Of_TwoPairsInACell_TakesTheSharper()
    {
        RoutingPoint blunt = new([0.5, 0.6], [0.4, 0.5], [1, 2]);
        RoutingPoint sharp = new([0.1, 0.9], [0.1, 0.9], [1, 2]);
        Assert.Equal(1, OnboardingDesign.Of([blunt, sharp], 1)[0].Question);
    }

    [Fact]
    public void Of_QuestionsWhereDearerIsNotBetter_AreLeftOut() => Assert.Empty(OnboardingDesign.Of([new([0.9, 0.5], [0.1, 0.9], [1, 2])], 12));

    private static double IndifferenceOf(OnboardingPair pair)
    {
        var (qualities, costs) = (pair.Point.Qualities, pair.Point.Costs);
        var sign = Math.Sign(costs[pair.Second] - costs[pair.First]);
        return Reward.Indifference(sign * (qualities[pair.Second] - qualities[pair.First]), sign * (costs[pair.Second] - costs[pair.First]))!.Value;
    }
}
