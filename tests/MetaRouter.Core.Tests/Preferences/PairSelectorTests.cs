using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class PairSelectorTests
{
    private static readonly int[] AllFive = [0, 1, 2, 3, 4];

    private readonly BayesianPreference _model = new();
    private readonly RoutingPoint[] _routed = Samples.Points(48, seed: 1);

    [Fact]
    public void Propensities_OverAllPairs_SumToOneAndStayAboveExploration()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions());
        foreach (var (query, state) in Situations())
        {
            var propensities = selector.Propensities(PairSelector.PairsOf(query, AllFive), state, new RoutedSample(_routed));
            Assert.Equal(10, propensities.Length);
            Assert.Equal(1, propensities.Sum(), 12);
            Assert.All(propensities, propensity => Assert.True(propensity >= 0.01 - 1e-12));
        }
    }

    [Fact]
    public void Reductions_AnyPair_AreNeverNegative()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions());
        foreach (var (query, state) in Situations())
            Assert.All(selector.Reductions(PairSelector.PairsOf(query, AllFive), state, new RoutedSample(_routed)), reduction => Assert.True(reduction >= -1e-12));
    }

    [Fact]
    public void Reductions_BeforeTheFirstComparison_AreTheFallOfTheExpectedRegret()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions());
        var pair = new OnboardingPair(0, 1, new([0.3, 0.7], [0.2, 0.6], [0.001, 0.005]));
        var before = _model.Read(_model.Empty);
        var after = 0.0;
        foreach (var choice in new[] { Choice.AMuchBetter, Choice.ABetter, Choice.BBetter, Choice.BMuchBetter })
        {
            var contexts = Context.From(choice, 0.3, 0.7, 0.2, 0.6);
            after += Hypothesis.Expected(contexts[0], before.Density.AsSpan())
                * selector.ExpectedRegret(_model.Read(_model.Add(_model.Empty, contexts)), _routed);
        }
        Assert.Equal(selector.ExpectedRegret(before, _routed) - after, selector.Reductions([pair], _model.Empty, new RoutedSample(_routed))[0], 1e-12);
    }

    [Fact]
    public void Select_ManyDraws_FollowThePropensities()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions { Exploration = 0.5 });
        var query = _routed[3];
        var pairs = PairSelector.PairsOf(query, AllFive);
        var propensities = selector.Propensities(pairs, _model.Empty, new RoutedSample(_routed[..4]));
        var random = new Random(9);
        var counts = new int[pairs.Count];
        for (var draw = 0; draw < 400; draw++)
        {
            var selected = selector.Select(query, _model.Empty, _routed[..4], AllFive, random);
            var index = pairs.ToList().FindIndex(pair => pair.First == selected.First && pair.Second == selected.Second);
            Assert.Equal(propensities[index], selected.Propensity);
            counts[index]++;
        }
        for (var index = 0; index < counts.Length; index++) Assert.Equal(propensities[index], counts[index] / 400.0, 0.08);
    }

    [Fact]
    public void Select_OnlyAvailableCandidates_AreDrawn()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions { Exploration = 1 });
        var random = new Random(4);
        for (var draw = 0; draw < 30; draw++)
        {
            var selected = selector.Select(_routed[0], _model.Empty, _routed[..3], [4, 1, 2], random);
            Assert.Contains(selected.First, new[] { 1, 2, 4 });
            Assert.Contains(selected.Second, new[] { 1, 2, 4 });
            Assert.True(selected.First < selected.Second);
            Assert.Equal(1 / 3.0, selected.Propensity, 12);
        }
    }

    [Fact]
    public void Select_OneCandidate_IsRefused() => Assert.Throws<ArgumentException>(
        () => new PairSelector(_model, new PairSelectorOptions()).Select(_routed[0], _model.Empty, _routed, [2], new Random(1)));

    [Fact]
    public void Select_NothingToLearn_DrawsEveryPairAlike()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions { Exploration = 0 });
        var dominated = new RoutingPoint([0.9, 0.1, 0.1], [0.1, 0.9, 0.9], [0.001, 0.01, 0.01]);
        Assert.Equal(1 / 3.0, selector.Select(dominated, _model.Empty, [dominated], [0, 1, 2], new Random(1)).Propensity, 12);
    }

    [Fact]
    public void SelectQuestion_NoExploration_StartsNearTheMiddle()
    {
        var selector = new PairSelector(_model, new PairSelectorOptions { Exploration = 0 });
        var (index, pair) = selector.SelectQuestion(Samples.OnboardingSet(), _model.Empty, _routed, new Random(1));
        Assert.InRange(index, 3, 8);
        Assert.Equal((0, 1, 1.0), (pair.First, pair.Second, pair.Propensity));
    }

    [Fact]
    public void SelectQuestion_NoneLeft_IsRefused() => Assert.Throws<ArgumentException>(
        () => new PairSelector(_model, new PairSelectorOptions()).SelectQuestion([], _model.Empty, _routed, new Random(1)));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void PairSelector_ExplorationOutOfRange_NamesTheKey(double exploration)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new PairSelector(_model, new PairSelectorOptions { Exploration = exploration }));
        Assert.Contains("MetaRouter:Pairs:Exploration", error.Message, StringComparison.Ordinal);
    }

    private IEnumerable<(RoutingPoint Query, PreferenceState State)> Situations()
    {
        var random = new Random(6);
        var state = _model.Empty;
        for (var step = 0; step < 8; step++)
        {
            yield return (Samples.Point(random), state);
            state = _model.Add(state, Context.From((Choice)random.Next(5), random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble()));
        }
    }
}
