using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Queries;

public sealed class TextFeaturesTests
{
    [Fact]
    public void Names_AreOnePerFeatureAndDistinct()
    {
        Assert.Equal(TextFeatures.Count, TextFeatures.Names.Distinct().Count());
        Assert.Equal(TextFeatures.Count, TextFeatures.Of("a").Length);
    }

    /// <summary>Order and meaning are what trained models rely on: a change needs a new version.</summary>
    [Fact]
    public void Of_KnownText_HasVersion1Values()
    {
        var features = TextFeatures.Of("How many of the 12 primes p_1, 12.5% are $\\le 7$?\nA. Not 3\nB) f(x) 漢");

        Assert.Equal("1", TextFeatures.Version);
        Assert.Equal(Math.Log(1 + 5), Value(features, "distinct_numbers"), 1e-6);
        Assert.Equal(Math.Log(1 + 12.5), Value(features, "log_largest_number"), 1e-6);
        foreach (var (name, count) in new[]
        {
            ("lines", 2), ("option_letters", 2), ("question_marks", 1), ("backslashes", 1), ("dollars", 2), ("percents", 1),
            ("negations", 1), ("how_many", 1), ("brackets", 3), ("underscores", 1), ("sentences", 2), ("numbers", 5),
        })
            Assert.Equal(Math.Log(1 + count), Value(features, name), 1e-6);
        foreach (var flag in new[] { "call_or_assert", "has_options", "has_cjk" }) Assert.Equal(1, Value(features, flag));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\ud800 lone \udc00")]
    public void Of_AnyText_IsFinite(string text) => Assert.All(TextFeatures.Of(text), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Of_EndlessNumber_IsFinite() => Assert.All(TextFeatures.Of(new string('9', 100_000)), value => Assert.True(float.IsFinite(value)));

    [Fact]
    public void Of_TextBeyondTheEncodersReach_StillCounts()
    {
        var start = string.Join(' ', Enumerable.Repeat("word", 1000));

        Assert.NotEqual(Value(TextFeatures.Of(start), "code_words"), Value(TextFeatures.Of(start + " python"), "code_words"));
    }

    private static float Value(float[] features, string name) => features[TextFeatures.Names.ToList().IndexOf(name)];
}
