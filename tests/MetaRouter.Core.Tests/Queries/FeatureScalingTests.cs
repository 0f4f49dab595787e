using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Queries;

public sealed class FeatureScalingTests
{
    private static readonly float[][] Rows = [.. new[] { "one", "two words", "3 + 4 = 7?" }.Select(TextFeatures.Of)];

    [Fact]
    public void Apply_TrainingRows_GivesMeanZeroAndSquareSumOfVaryingFeatures()
    {
        var scaled = Rows.Select(FeatureScaling.Of(Rows).Apply).ToList();

        for (var feature = 0; feature < TextFeatures.Count; feature++) Assert.Equal(0, scaled.Average(row => row[feature]), 1e-5);
        var varying = Enumerable.Range(0, TextFeatures.Count).Count(feature => Rows.Select(row => row[feature]).Distinct().Count() > 1);
        Assert.Equal((double)varying / TextFeatures.Count, scaled.Average(row => row.Sum(value => value * value)), 1e-4);
    }

    [Fact]
    public void Apply_FarOutlier_IsCut() =>
        Assert.Equal(4 / MathF.Sqrt(TextFeatures.Count), FeatureScaling.Of(Rows).Apply(TextFeatures.Of(new string('x', 10_000)))[0], 1e-6f);

    [Fact]
    public void Scaling_OfAnotherLength_IsRefused() =>
        Assert.Contains("27 means", Assert.Throws<ArgumentException>(() => new FeatureScaling([1], [1])).Message, StringComparison.Ordinal);
}
