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

    [Fact]
    public void Observe_Win_RaisesTheWinnerLowersTheLoserAndNarrowsBoth()
    {
        var after = Observe(_prior, "c0", "c4", Choice.ABetter, 0.3, pricesShown: false);
        Assert.True(after["c0"].Mean > _prior["c0"].Mean + 0.02);
        Assert.True(after["c4"].Mean < _prior["c4"].Mean - 0.02);
        Assert.True(after["c0"].Variance < _prior["c0"].Variance);
        Assert.Equal(_prior["c2"], after["c2"]);
    }

    [Fact]
    public void Observe_MuchBetter_MovesMoreThanBetter()
    {
        var better = Observe(_prior, "c0", "c4", Choice.ABetter, 0.3, pricesShown: false);
        var much = Observe(_prior, "c0", "c4", Choice.AMuchBetter, 0.3, pricesShown: false);
        Assert.True(much["c0"].Mean > better["c0"].Mean);
    }

    [Fact]
    public void Observe_CheapWinOfAPriceMindedPerson_SaysLessAboutQualityThanWithHiddenPrices()
    {
        var shown = Observe(_prior, "c0", "c4", Choice.ABetter, 0.6, pricesShown: true);
        var hidden = Observe(_prior, "c0", "c4", Choice.ABetter, 0.6, pricesShown: false);
        Assert.True(shown["c0"].Mean < hidden["c0"].Mean - 0.01);
    }

    [Theory]
    [InlineData(Choice.ABetter, Choice.BBetter)]
    [InlineData(Choice.AMuchBetter, Choice.BMuchBetter)]
    [InlineData(Choice.Tie, Choice.Tie)]
    public void Observe_SidesSwappedWithTheChoice_GivesTheSame(Choice choice, Choice swapped)
    {
        var one = Observe(_prior, "c1", "c3", choice, 0.4, pricesShown: true);
        var other = Observe(_prior, "c3", "c1", swapped, 0.4, pricesShown: true);
        foreach (var id in new[] { "c1", "c3" })
        {
            Assert.Equal(one[id].Mean, other[id].Mean, 12);
            Assert.Equal(one[id].Variance, other[id].Variance, 12);
        }
    }

    [Fact]
    public void Observe_Tie_DrawsTheMeansTogether()
    {
        var after = Observe(_prior, "c0", "c4", Choice.Tie, 0.3, pricesShown: false);
        Assert.True(after["c4"].Mean - after["c0"].Mean < 0.35);
        Assert.Equal(_prior["c0"].Mean + _prior["c4"].Mean, after["c0"].Mean + after["c4"].Mean, 12);
    }

    [Fact]
    public void Observe_BothBad_LowersBoth()
    {
        var after = Observe(_prior, "c1", "c3", Choice.BothBad, 0.3, pricesShown: true);
        Assert.True(after["c1"].Mean < _prior["c1"].Mean - 0.02);
        Assert.True(after["c3"].Mean < _prior["c3"].Mean - 0.02);
    }

    [Fact]
    public void Observe_AgainstAMeasuredCandidate_MovesTheAssumedOneOnly()
    {
        var measured = new QualityPrediction(0.9, 0.01, QualitySource.Predicted);
        var after = _prior.Observe(new("c0", _prior["c0"], 0.1), new("elsewhere", measured, 0.8), Choice.AMuchBetter, 0.2, pricesShown: false);
        Assert.True(after["c0"].Mean > _prior["c0"].Mean + 0.05);
        Assert.Throws<KeyNotFoundException>(() => after["elsewhere"]);
    }

    [Fact]
    public void Observe_ManyVotes_StaysInRange()
    {
        var beliefs = _prior;
        for (var vote = 0; vote < 200; vote++)
        {
            beliefs = Observe(beliefs, "c0", "c4", Choice.AMuchBetter, 0.5, pricesShown: true);
            beliefs = Observe(beliefs, "c3", "c4", Choice.BothBad, 0.5, pricesShown: true);
        }
        Assert.All(new[] { "c0", "c3", "c4" }, id =>
        {
            Assert.InRange(beliefs[id].Mean, 0, 1);
            Assert.InRange(beliefs[id].Variance, 0.0025, 0.0625);
        });
        Assert.True(beliefs["c0"].Mean > beliefs["c4"].Mean);
    }

    private static AssumedQualities Observe(AssumedQualities beliefs, string left, string right, Choice choice, double weight, bool pricesShown)
    {
        double Cost(string id) => 0.1 + 0.2 * (id[1] - '0');
        return beliefs.Observe(new(left, beliefs[left], Cost(left)), new(right, beliefs[right], Cost(right)), choice, weight, pricesShown);
    }
}
