using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;

namespace MetaRouter.Core.Tests.Quality;

public sealed class AssumedQualitiesTests
{
    private readonly AssumedQualities _prior = AssumedQualities.For(Samples.Pool(1, 2, 4, 8, 16));

    [Fact]
    public void For_Pool_SpreadsMeansByPriceRank()
    {
        var shuffled = AssumedQualities.For(Samples.Pool(16, 1, 4));
        Assert.Equal([0.85, 0.45, 0.65], new[] { "c0", "c1", "c2" }.Select(id => Math.Round(shuffled[id].Mean, 12)));
        Assert.Equal(0.0625, shuffled["c0"].Variance);
        Assert.Equal(QualitySource.Assumed, shuffled["c0"].Source);
    }

    [Fact]
    public void For_EqualPricesOrOneCandidate_SharesTheMiddle()
    {
        var equal = AssumedQualities.For(Samples.Pool(5, 5));
        Assert.Equal(equal["c0"], equal["c1"]);
        Assert.Equal(0.65, equal["c0"].Mean, 12);
        Assert.Equal(0.65, AssumedQualities.For(Samples.Pool(5))["c0"].Mean, 12);
    }

    [Fact]
    public void For_ConfiguredQuality_IsKept() =>
        Assert.Equal(0.9, AssumedQualities.For(new CandidatePool([Samples.Candidate("a", 1, 0.9), Samples.Candidate("b", 2)]))["a"].Mean);
}
