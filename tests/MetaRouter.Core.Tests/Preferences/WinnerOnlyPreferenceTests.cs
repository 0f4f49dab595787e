using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Tests.Preferences;

public sealed class WinnerOnlyPreferenceTests
{
    private readonly BayesianPreference _inner = new();
    private readonly WinnerOnlyPreference _model;

    public WinnerOnlyPreferenceTests() => _model = new WinnerOnlyPreference(_inner);

    [Fact]
    public void Add_AnyStrength_IsTheSame()
    {
        var better = _model.Add(_model.Empty, Context.From(Choice.ABetter, 0.9, 0.2, 0.8, 0.1));
        var muchBetter = _model.Add(_model.Empty, Context.From(Choice.AMuchBetter, 0.9, 0.2, 0.8, 0.1));
        Assert.Equal(_model.Read(better).Density.ToArray(), _model.Read(muchBetter).Density.ToArray());
        Assert.NotEqual(_inner.Read(_inner.Add(_inner.Empty, Context.From(Choice.ABetter, 0.9, 0.2, 0.8, 0.1))).CostWeight, _model.Read(better).CostWeight);
    }

    [Fact]
    public void Remove_WhatWasAdded_RestoresThePrior()
    {
        var contexts = Context.From(Choice.ABetter, 0.9, 0.2, 0.8, 0.1);
        Assert.Equal(0.5, _model.Read(_model.Remove(_model.Add(_model.Empty, contexts), contexts)).CostWeight, 9);
    }

    [Fact]
    public void Read_StateOfTheModelInside_IsRefused() => Assert.Throws<ArgumentException>(() => _model.Read(_inner.Empty));
}
