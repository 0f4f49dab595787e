using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// Chooses which two candidates to compare: the pair whose answer is expected to reduce the routing regret most, mixed with uniform
/// exploration (docs/mathematics.md, section 2). Safe for concurrent use when every caller brings its own <see cref="Random"/>.
/// </summary>
public sealed class PairSelector
{
    /// <summary>Name of the pair policy, stored with every comparison.</summary>
    public const string Name = "expected-regret";

    /// <summary>Version of the pair policy, stored with every comparison.</summary>
    public const string Version = "1";

    private const double EqualWithin = 1e-12;

    private static readonly Choice[] AnswersWithStrength = [Choice.AMuchBetter, Choice.ABetter, Choice.BBetter, Choice.BMuchBetter];
    private static readonly Choice[] WinnersOnly = [Choice.ABetter, Choice.BBetter];

    private readonly IPreferenceModel _model;
    private readonly double _exploration;
    private readonly bool _asksStrength;

    /// <param name="model">Reads states and appends hypothetical answers to them.</param>
    /// <param name="options">Settings.</param>
    /// <param name="asksStrength">Whether people are asked how much better the winner is; otherwise an answer names the winner only.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public PairSelector(IPreferenceModel model, PairSelectorOptions options, bool asksStrength = true)
    {
        options.Validate();
        (_model, _exploration, _asksStrength) = (model, options.Exploration, asksStrength);
    }

    /// <summary>The pair for a person's own question.</summary>
    /// <param name="query">The question's predictions.</param>
    /// <param name="state">What was learned about the person so far.</param>
    /// <param name="routed">The queries over which regret counts: the person's recent ones, filled with sample questions.</param>
    /// <param name="available">Positions of the candidates that can answer now, distinct, at least two.</param>
    /// <param name="random">Draws the pair.</param>
    /// <exception cref="ArgumentException">Fewer than two candidates are available.</exception>
    public SelectedPair Select(
        RoutingPoint query, PreferenceState state, IReadOnlyList<RoutingPoint> routed, IReadOnlyList<int> available, Random random)
    {
        if (available.Count < 2)
            throw new ArgumentException($"A comparison needs two candidates; {available.Count} can answer.", nameof(available));
        return Draw(PairsOf(query, available), state, new RoutedSample(routed), random).Pair;
    }

    /// <summary>The question of the onboarding set to show next, with its pair; <c>Index</c> is its position in <paramref name="remaining"/>.</summary>
    /// <param name="remaining">The questions not shown yet, at least one.</param>
    /// <param name="state">What was learned about the person so far.</param>
    /// <param name="routed">The queries over which regret counts.</param>
    /// <param name="random">Draws the question.</param>
    /// <exception cref="ArgumentException">No question remains.</exception>
    public (int Index, SelectedPair Pair) SelectQuestion(
        IReadOnlyList<OnboardingPair> remaining, PreferenceState state, IReadOnlyList<RoutingPoint> routed, Random random) =>
        SelectQuestion(remaining, state, new RoutedSample(routed), random);

    /// <summary>The same over queries that were prepared once.</summary>
    /// <exception cref="ArgumentException">No question remains.</exception>
    public (int Index, SelectedPair Pair) SelectQuestion(
        IReadOnlyList<OnboardingPair> remaining, PreferenceState state, RoutedSample routed, Random random)
    {
        if (remaining.Count == 0) throw new ArgumentException("No onboarding question remains.", nameof(remaining));
        return Draw(remaining, state, routed, random);
    }

    /// <summary>The mean reward over the routed queries that is lost because the person's cost weight is not known; 0 when it is.</summary>
    public double ExpectedRegret(PreferenceBelief belief, IReadOnlyList<RoutingPoint> routed) => new RoutedSample(routed).ExpectedRegret(belief);

    /// <summary>Every unordered pair of the available candidates.</summary>
    public static IReadOnlyList<OnboardingPair> PairsOf(RoutingPoint query, IReadOnlyList<int> available) =>
    [
        .. from first in available
           from second in available
           where first < second
           select new OnboardingPair(first, second, query),
    ];

    /// <summary>Probability of drawing each of the offered pairs.</summary>
    internal double[] Propensities(IReadOnlyList<OnboardingPair> offered, PreferenceState state, RoutedSample routed)
    {
        var reductions = Reductions(offered, state, routed);
        var threshold = reductions.Max() - EqualWithin;
        var bestCount = reductions.Count(reduction => reduction >= threshold);
        return
        [
            .. reductions.Select(reduction =>
                _exploration / offered.Count + (reduction >= threshold ? (1 - _exploration) / bestCount : 0)),
        ];
    }

    /// <summary>By how much the answer to each of the offered pairs is expected to reduce the regret.</summary>
    internal double[] Reductions(IReadOnlyList<OnboardingPair> offered, PreferenceState state, RoutedSample routed)
    {
        var belief = _model.Read(state);
        var routedNow = routed.RouteAt(belief.CostWeight);
        return [.. offered.Select(pair => Reduction(pair, state, belief, routed, routedNow))];
    }

    /// <summary>
    /// Σ over answers of P(answer)·(reward of routing anew − reward of routing as now, both under the belief after that answer). No term
    /// is negative, and the sum is the expected fall of the regret, because the mean over answers of the beliefs after is the belief now.
    /// </summary>
    private double Reduction(
        OnboardingPair pair, PreferenceState state, PreferenceBelief belief, RoutedSample routed, RoutedSample.Outcome routedNow)
    {
        var (qualities, costs) = (pair.Point.Qualities, pair.Point.Costs);
        var reduction = 0.0;
        foreach (var answer in _asksStrength ? AnswersWithStrength : WinnersOnly)
        {
            var contexts = Context.From(answer, qualities[pair.First], qualities[pair.Second], costs[pair.First], costs[pair.Second]);
            var judged = _asksStrength ? contexts[0] : contexts[0] with { Strength = 0 };
            var probability = Hypothesis.Expected(judged, belief.Density.AsSpan());
            var after = _model.Read(_model.Add(state, contexts)).CostWeight;
            reduction += probability * (routed.BestReward(after) - routedNow.RewardFor(after));
        }
        return reduction;
    }

    private (int Index, SelectedPair Pair) Draw(
        IReadOnlyList<OnboardingPair> offered, PreferenceState state, RoutedSample routed, Random random)
    {
        var propensities = Propensities(offered, state, routed);
        var index = 0;
        for (var left = random.NextDouble() - propensities[0]; left >= 0 && index < offered.Count - 1; left -= propensities[index]) index++;
        return (index, new SelectedPair(offered[index].First, offered[index].Second, propensities[index]));
    }
}
