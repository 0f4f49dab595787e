using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Tests.Comparisons;

public sealed class JudgementAgreementTests
{
    [Fact]
    public void Of_NobodyJudgedTheSame_IsNothing()
    {
        Assert.Null(JudgementAgreement.Of([]));
        Assert.Null(JudgementAgreement.Of([new(1, 0, 0, 0), new(0, 0, 0, 1)]));
    }

    [Fact]
    public void Of_AllAgreeOnDifferentThings_IsOne()
    {
        var agreement = JudgementAgreement.Of([new(3, 0, 0, 0), new(0, 2, 0, 0), new(0, 0, 2, 0)])!;

        Assert.Equal((3, 7L, 1d), (agreement.Units, agreement.Judgements, agreement.AgreeingShare));
        Assert.Equal(1, agreement.Alpha!.Value, 1e-12);
        Assert.True(agreement.IsWeak);
    }

    [Fact]
    public void Of_AllTheSame_HasNoAlpha()
    {
        var agreement = JudgementAgreement.Of([new(2, 0, 0, 0), new(4, 0, 0, 0)])!;

        Assert.Equal(1, agreement.AgreeingShare);
        Assert.Null(agreement.Alpha);
    }

    // Krippendorff (2011), Computing Krippendorff's alpha-reliability, section B: two observers, ten units, binary: α = 0.095.
    [Fact]
    public void Of_PublishedExample_IsThePublishedValue()
    {
        string[] one = ["0", "1", "0", "0", "0", "0", "0", "0", "1", "0"];
        string[] other = ["1", "1", "1", "0", "0", "1", "0", "0", "0", "0"];
        var units = one.Zip(other, (a, b) => new JudgedTwice(Count(a, b, "0"), Count(a, b, "1"), 0, 0));

        Assert.Equal(0.095, JudgementAgreement.Of(units)!.Alpha!.Value, 0.0005);

        static long Count(string a, string b, string value) => (a == value ? 1 : 0) + (b == value ? 1 : 0);
    }

    [Fact]
    public void Of_JudgementsDrawnByChance_IsNearZero()
    {
        var random = new Random(5);
        var units = Enumerable.Range(0, 4_000).Select(_ =>
        {
            var counts = new long[4];
            for (var judge = 0; judge < 2 + random.Next(3); judge++) counts[random.Next(10) switch { < 4 => 0, < 7 => 1, < 9 => 2, _ => 3 }]++;
            return new JudgedTwice(counts[0], counts[1], counts[2], counts[3]);
        });

        var agreement = JudgementAgreement.Of(units)!;

        Assert.InRange(agreement.Alpha!.Value, -0.03, 0.03);
        Assert.False(agreement.IsWeak);
    }
}
