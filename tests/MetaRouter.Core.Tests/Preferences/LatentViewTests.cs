using System.Collections.Immutable;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class LatentViewTests
{
    private static readonly LatentView View = new([0.6, 0.8, 0], [0.8, -0.6, 0]);

    [Fact]
    public void Place_Belief_IsItsProjection()
    {
        var place = View.Place(Belief([1, 2, 9], [0.5, 0.25, 7]))!.Value;

        Assert.Equal((2.2, -0.4), (Math.Round(place.X, 12), Math.Round(place.Y, 12)));
        Assert.Equal(0.36 * 0.5 + 0.64 * 0.25, place.VarianceX, 12);
        Assert.Equal(0.64 * 0.5 + 0.36 * 0.25, place.VarianceY, 12);
        Assert.Equal(0.48 * 0.5 - 0.48 * 0.25, place.Covariance, 12);
    }

    [Fact]
    public void Place_BeliefWithoutLatent_IsNone() => Assert.Null(View.Place(Belief([], [])));

    [Fact]
    public void Ellipse_OfAnyPlace_LiesAtOneMahalanobisDistance()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 50; trial++)
        {
            var (a, b, c) = (0.2 + random.NextDouble(), random.NextDouble() - 0.5, 0.2 + random.NextDouble());
            var place = new LatentPlace(random.NextDouble(), random.NextDouble(), a * a, a * b, b * b + c * c);
            var determinant = place.VarianceX * place.VarianceY - place.Covariance * place.Covariance;
            Assert.All(place.Ellipse(0.9), point =>
            {
                var (dx, dy) = (point.X - place.X, point.Y - place.Y);
                var distance = (place.VarianceY * dx * dx - 2 * place.Covariance * dx * dy + place.VarianceX * dy * dy) / determinant;
                Assert.Equal(-2 * Math.Log(0.1), distance, 9);
            });
        }
    }

    private static PreferenceBelief Belief(ImmutableArray<double> mean, ImmutableArray<double> variance) =>
        new BayesianPreference().Read(new BayesianPreference().Empty) with { LatentMean = mean, LatentVariance = variance };
}
