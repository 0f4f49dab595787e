using System.Collections.Immutable;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Simulation;

/// <summary>
/// Asks simulated people to compare answers to a pool's context questions, and notes what they say. Costs are those of the complete answers:
/// that is what is on screen. Safe for concurrent use when every caller brings its own random numbers.
/// </summary>
public sealed class Questionnaire
{
    private const int Drawn = 24;

    private readonly IReadOnlyList<ComparedQuestion> _questions;
    private readonly PairKind _pairs;
    private readonly int _candidates;
    private readonly IPreferenceModel _model;
    private readonly PairSelector _selector;
    private readonly RoutedSample _routed;
    private readonly RoutingPoint[] _onScreen;
    private readonly ImmutableArray<Asked> _onboarding;

    /// <param name="questions">The questions that give contexts, at least one, over one pool of at least two candidates.</param>
    /// <param name="pairs">How pairs are chosen.</param>
    /// <param name="statesStrength">Whether people are asked how much better the winner is.</param>
    /// <param name="onboardingSize">Questions of a designed onboarding set that come first; 0 for none.</param>
    /// <param name="model">Believes, while pairs are chosen.</param>
    public Questionnaire(IReadOnlyList<ComparedQuestion> questions, PairKind pairs, bool statesStrength, int onboardingSize, IPreferenceModel model)
    {
        (_questions, _pairs, _model) = (questions, pairs, model);
        _candidates = questions[0].Expected.Qualities.Length;
        _selector = new PairSelector(model, new PairSelectorOptions { Exploration = 0 }, statesStrength);
        _routed = new RoutedSample([.. questions.Select(question => question.Expected)]);
        _onScreen = [.. questions.Select(question => question.OnScreen)];
        _onboarding = onboardingSize > 0
            ? [.. OnboardingDesign.Of(_onScreen, onboardingSize).Select(chosen => new Asked(chosen.Question, chosen.Pair))]
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
            if (_pairs != PairKind.Random) state = _model.Add(state, contexts);
        }

        return comparisons;
    }

    private Asked Next(List<Asked> remaining, PreferenceState state, Random random)
    {
        var offered = remaining.Count > 0 ? remaining : Draw(random);
        var index = _pairs == PairKind.Random
            ? random.Next(offered.Count)
            : _selector.SelectQuestion([.. offered.Select(asked => asked.Pair)], state, _routed, random).Index;
        var chosen = offered[index];
        if (remaining.Count > 0) remaining.RemoveAt(index);
        return chosen;
    }

    private List<Asked> Draw(Random random) => _pairs switch
    {
        PairKind.Random => [RandomPair(random)],
        PairKind.Chosen => [.. Enumerable.Range(0, Drawn).Select(_ => RandomPair(random))],
        PairKind.Own => PairsOfOne(random.Next(_onScreen.Length)),
        _ => throw new InvalidOperationException($"Unknown kind of pairs {_pairs}."),
    };

    /// <summary>Before a person's own question is answered its prices are expectations.</summary>
    private List<Asked> PairsOfOne(int question) =>
        [.. PairSelector.PairsOf(_questions[question].Expected, [.. Enumerable.Range(0, _candidates)]).Select(pair => new Asked(question, pair))];

    private Asked RandomPair(Random random)
    {
        var question = random.Next(_onScreen.Length);
        var first = random.Next(_candidates);
        var second = random.Next(_candidates - 1);
        if (second >= first) second++;
        return new Asked(question, new OnboardingPair(Math.Min(first, second), Math.Max(first, second), _onScreen[question]));
    }

    private IReadOnlyList<Context> Judge(SimulatedPerson person, Asked asked, Random random)
    {
        var (left, right) = (AnswerOf(asked.Question, asked.Pair.First), AnswerOf(asked.Question, asked.Pair.Second));
        return Context.From(person.Choose(left, right, random), left.PredictedQuality, right.PredictedQuality, left.Cost, right.Cost);
    }

    private JudgedAnswer AnswerOf(int question, int candidate) =>
        new(_onScreen[question].Qualities[candidate], _questions[question].TrueQualities[candidate], _onScreen[question].Costs[candidate]);

    private readonly record struct Asked(int Question, OnboardingPair Pair);
}
