using System.Collections.Immutable;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>
/// Asks simulated people to compare answers to a pool's context questions, and notes what they say. Costs are those of the complete answers:
/// that is what is on screen. Safe for concurrent use when every caller brings its own random numbers.
/// </summary>
internal sealed class Questionnaire
{
    private const int Drawn = 24;

    private readonly PoolQuestions _questions;
    private readonly AdaptationSettings _settings;
    private readonly IPreferenceModel _model;
    private readonly PairSelector _selector;
    private readonly RoutedSample _routed;
    private readonly RoutingPoint[] _onScreen;
    private readonly ImmutableArray<Asked> _onboarding;

    /// <param name="questions">The questions that give contexts; none of them is routed.</param>
    /// <param name="settings">The protocol's settings.</param>
    /// <param name="model">Believes, while pairs are chosen.</param>
    public Questionnaire(PoolQuestions questions, AdaptationSettings settings, IPreferenceModel model)
    {
        (_questions, _settings, _model) = (questions, settings, model);
        _selector = new PairSelector(model, new PairSelectorOptions { Exploration = 0 }, settings.Strength);
        _routed = new RoutedSample(questions.Points);
        _onScreen = [.. questions.Points.Zip(questions.Cost, (point, costs) => point with { Costs = [.. costs] })];
        _onboarding = settings.Onboarding
            ? [.. OnboardingDesign.Of(_onScreen, settings.OnboardingSize).Select(chosen => new Asked(chosen.Question, chosen.Pair))]
            : [];
    }

    /// <summary>What one person says to questions one after the other, until they have made so many comparisons: the contexts of each.</summary>
    /// <param name="person">Who is asked.</param>
    /// <param name="count">How many comparisons to end with.</param>
    /// <param name="random">Draws questions and noise.</param>
    /// <param name="earlier">Comparisons made before, for instance over another pool; they come first in the result.</param>
    public IReadOnlyList<IReadOnlyList<Context>> Ask(
        SimulatedPerson person, int count, Random random, IReadOnlyList<IReadOnlyList<Context>>? earlier = null)
    {
        List<IReadOnlyList<Context>> comparisons = [.. earlier ?? []];
        var state = comparisons.Aggregate(_model.Empty, _model.Add);
        var remaining = _onboarding.ToList();
        while (comparisons.Count < count)
        {
            var asked = Next(remaining, state, random);
            var contexts = Judge(person, asked, random);
            comparisons.Add(contexts);
            if (_settings.Pairs != PairKind.Random) state = _model.Add(state, contexts);
        }

        return comparisons;
    }

    private Asked Next(List<Asked> remaining, PreferenceState state, Random random)
    {
        var offered = remaining.Count > 0 ? remaining : Draw(random);
        var index = _settings.Pairs == PairKind.Random
            ? random.Next(offered.Count)
            : _selector.SelectQuestion([.. offered.Select(asked => asked.Pair)], state, _routed, random).Index;
        var chosen = offered[index];
        if (remaining.Count > 0) remaining.RemoveAt(index);
        return chosen;
    }

    private List<Asked> Draw(Random random) => _settings.Pairs switch
    {
        PairKind.Random => [RandomPair(random)],
        PairKind.Chosen => [.. Enumerable.Range(0, Drawn).Select(_ => RandomPair(random))],
        PairKind.Own => PairsOfOne(random.Next(_onScreen.Length)),
        _ => throw new InvalidOperationException($"Unknown kind of pairs {_settings.Pairs}."),
    };

    /// <summary>Before a person's own question is answered its prices are expectations.</summary>
    private List<Asked> PairsOfOne(int question) =>
        [.. PairSelector.PairsOf(_questions.Points[question], [.. Enumerable.Range(0, _questions.Candidates.Length)]).Select(pair => new Asked(question, pair))];

    private Asked RandomPair(Random random)
    {
        var question = random.Next(_onScreen.Length);
        var first = random.Next(_questions.Candidates.Length);
        var second = random.Next(_questions.Candidates.Length - 1);
        if (second >= first) second++;
        return new Asked(question, new OnboardingPair(Math.Min(first, second), Math.Max(first, second), _onScreen[question]));
    }

    private IReadOnlyList<Context> Judge(SimulatedPerson person, Asked asked, Random random)
    {
        var (left, right) = (AnswerOf(asked.Question, asked.Pair.First), AnswerOf(asked.Question, asked.Pair.Second));
        return Context.From(person.Choose(left, right, random), left.PredictedQuality, right.PredictedQuality, left.Cost, right.Cost);
    }

    private JudgedAnswer AnswerOf(int question, int candidate) =>
        new(_onScreen[question].Qualities[candidate], _questions.Quality[question][candidate], _onScreen[question].Costs[candidate]);

    private readonly record struct Asked(int Question, OnboardingPair Pair);
}
