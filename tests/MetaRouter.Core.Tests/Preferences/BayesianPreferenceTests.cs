using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class BayesianPreferenceTests
{
    private readonly BayesianPreference _model = new();

    [Fact]
    public void Read_Empty_KnowsNothing()
    {
        var belief = _model.Read(_model.Empty);
        Assert.Equal(0.5, belief.CostWeight, 12);
        Assert.Equal(0.5, belief.Median, 12);
        Assert.InRange(belief.Lower, 0.03, 0.06);
        Assert.InRange(belief.Upper, 0.94, 0.97);
        Assert.Equal(0, belief.ComparisonCount);
        Assert.All(belief.Density, probability => Assert.Equal(1.0 / PreferenceBelief.GridSize, probability, 12));
    }

    [Fact]
    public void Read_AfterComparisons_IsAProbability()
    {
        var belief = _model.Read(Fold(RandomComparisons(7, 30)));
        Assert.Equal(PreferenceBelief.GridSize, belief.Density.Length);
        Assert.Equal(1, belief.Density.Sum(), 12);
        Assert.True(belief.Lower <= belief.Median && belief.Median <= belief.Upper);
        Assert.Equal(belief.CostWeight, belief.Density.Select((probability, index) => probability * PreferenceBelief.WeightAt(index)).Sum(), 12);
    }

    [Fact]
    public void Add_AnotherOrder_GivesTheSame()
    {
        var comparisons = RandomComparisons(1, 40);
        AssertSame(_model.Read(Fold(comparisons)), _model.Read(Fold([.. comparisons.AsEnumerable().Reverse()])));
    }

    [Fact]
    public void Remove_WhatWasAdded_RestoresTheState()
    {
        var comparisons = RandomComparisons(2, 20);
        var before = Fold(comparisons);
        var extra = RandomComparisons(3, 10);
        var state = extra.Aggregate(before, _model.Add);
        state = extra.Aggregate(state, _model.Remove);
        AssertSame(_model.Read(before), _model.Read(state));
    }

    [Fact]
    public void Add_SidesSwappedWithTheChoice_GivesTheSame()
    {
        var left = _model.Add(_model.Empty, Context.From(Choice.ABetter, 0.9, 0.4, 0.8, 0.1));
        var right = _model.Add(_model.Empty, Context.From(Choice.BBetter, 0.4, 0.9, 0.1, 0.8));
        AssertSame(_model.Read(left), _model.Read(right), 0);
    }

    [Fact]
    public void Add_DearerAndBetterPreferred_LeansToQuality()
    {
        var slightly = _model.Read(_model.Add(_model.Empty, Context.From(Choice.ABetter, 0.8, 0.4, 0.8, 0.3)));
        var much = _model.Read(_model.Add(_model.Empty, Context.From(Choice.AMuchBetter, 0.8, 0.4, 0.8, 0.3)));
        Assert.True(slightly.CostWeight < 0.5);
        Assert.True(much.CostWeight < slightly.CostWeight - 0.02);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.75)]
    public void Add_Ties_PullToTheIndifferencePoint(double indifference)
    {
        var tie = Context.From(Choice.Tie, 0.1 + 0.8 * indifference, 0.1, 0.1 + 0.8 * (1 - indifference), 0.1);
        var belief = _model.Read(Enumerable.Repeat(tie, 12).Aggregate(_model.Empty, _model.Add));
        Assert.Equal(indifference, belief.CostWeight, 0.08);
        Assert.Equal(12, belief.ComparisonCount);
    }

    [Fact]
    public void Add_BothBad_ChangesNothing()
    {
        var state = Fold(RandomComparisons(4, 3));
        Assert.Same(state, _model.Add(state, Context.From(Choice.BothBad, 0.9, 0.4, 0.8, 0.1)));
    }

    [Fact]
    public void Add_NotANumber_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _model.Add(_model.Empty, Context.From(Choice.ABetter, double.NaN, 0.4, 0.8, 0.1)));

    [Fact]
    public void Add_StateOfAnotherModel_IsRefused() =>
        Assert.Throws<ArgumentException>(() => _model.Read(_model.Empty with { Version = "another" }));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Add_ManyComparisonsOfAPerson_ConcentratesOnTheirWeight(double weight)
    {
        var random = new Random(5);
        var person = new SimulatedPerson(weight, Sharpness: 15, SlipRate: 0.05);
        var belief = _model.Read(Enumerable.Range(0, 150).Aggregate(_model.Empty, (state, _) => _model.Add(state, Judge(person, random))));
        Assert.Equal(weight, belief.CostWeight, 0.08);
        Assert.True(belief.Upper - belief.Lower < 0.2);
    }

    [Fact]
    public void Decay_Half_WidensWithoutForgettingTheDirection()
    {
        var state = Fold([.. Enumerable.Repeat(Context.From(Choice.BMuchBetter, 0.8, 0.5, 0.8, 0.3), 5)]);
        var (before, after) = (_model.Read(state), _model.Read(_model.Decay(state, 0.5)));
        Assert.True(after.CostWeight > 0.5);
        Assert.True(after.Upper - after.Lower > before.Upper - before.Lower);
        AssertSame(before, _model.Read(_model.Decay(state, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Decay(state, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _model.Decay(state, 1.1));
    }

    private static void AssertSame(PreferenceBelief expected, PreferenceBelief actual, double within = 1e-9)
    {
        Assert.Equal(expected.ComparisonCount, actual.ComparisonCount);
        Assert.Equal(expected.CostWeight, actual.CostWeight, within);
        Assert.Equal(expected.Lower, actual.Lower, within);
        Assert.Equal(expected.Upper, actual.Upper, within);
        for (var index = 0; index < PreferenceBelief.GridSize; index++) Assert.Equal(expected.Density[index], actual.Density[index], within);
    }

    private static IReadOnlyList<Context> Judge(SimulatedPerson person, Random random)
    {
        var (qualityLeft, qualityRight) = (random.NextDouble(), random.NextDouble());
        var (costLeft, costRight) = (random.NextDouble(), random.NextDouble());
        return Context.From(person.Choose(qualityLeft, costLeft, qualityRight, costRight, random), qualityLeft, qualityRight, costLeft, costRight);
    }

    private static IReadOnlyList<Context>[] RandomComparisons(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Judge(new SimulatedPerson(random.NextDouble()), random))];
    }

    private PreferenceState Fold(IReadOnlyList<Context>[] comparisons) => comparisons.Aggregate(_model.Empty, _model.Add);
}
