using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Tests.Comparisons;

public sealed class ProportionTests
{
    // Newcombe (1998), table I, method 3: Wilson's score interval.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_PublishedExamples_HasThePublishedInterval(long successes, long trials, double lower, double upper)
    {
        var proportion = Proportion.Of(successes, trials)!.Value;

        Assert.Equal(lower, proportion.Lower, 0.00006);
        Assert.Equal(upper, proportion.Upper, 0.00006);
    }

    [Fact]
    public void Of_SwappedSuccesses_IsMirrored()
    {
        for (var successes = 0; successes <= 40; successes++)
        {
            var (one, other) = (Proportion.Of(successes, 40)!.Value, Proportion.Of(40 - successes, 40)!.Value);
            Assert.Equal(one.Lower, 1 - other.Upper, 1e-12);
            Assert.True(one.Holds(one.Share));
        }
    }

    [Fact]
    public void Of_Nothing_IsNothing() => Assert.Null(Proportion.Of(0, 0));

    [Fact]
    public void Of_MoreThanThereAre_IsAFault() => Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Of(3, 2));
}
