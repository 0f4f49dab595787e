using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Simulation;

/// <summary>
/// Follows simulated people over one pool: they compare answers to some questions, and the others are routed for them by what is believed after each
/// comparison. What is predicted of an answer counts as its true worth; what people see of it depends on the kind of feedback. Safe for concurrent use.
/// </summary>
public sealed class AdaptationSimulation
{
    private const double ContextShare = 0.3;
    private const int QuestionsPart = 1;
    private const int PeoplePart = 2;
    private const int ChoicesPart = 3;

    private readonly SimulationSettings _settings;
    private readonly IPreferenceModel _model;
    private readonly Questionnaire _questionnaire;
    private readonly RoutedSample _routed;
    private readonly ImmutableArray<SimulatedPerson> _people;

    /// <param name="points">At least two questions, over a pool of at least two candidates: 30 % of them are compared, the others routed.</param>
    /// <param name="model">Believes something about the people.</param>
    /// <param name="settings">Who they are.</param>
    /// <exception cref="ArgumentException">There are too few questions or candidates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public AdaptationSimulation(IReadOnlyList<RoutingPoint> points, IPreferenceModel model, SimulationSettings settings)
    {
        settings.Validate();
        if (points.Count < 2 || points[0].Qualities.Length < 2)
            throw new ArgumentException("Simulated people need at least two questions and two candidates.", nameof(points));

        _settings = settings;
        _model = settings.StatesStrength ? model : new WinnerOnlyPreference(model);
        var random = SeededStreams.Of(settings.Seed, QuestionsPart);
        RoutingPoint[] shuffled = [.. points];
        random.Shuffle(shuffled);
        var compared = Math.Clamp((int)Math.Round(ContextShare * shuffled.Length), 1, shuffled.Length - 1);
        _questionnaire = new Questionnaire([.. shuffled[..compared].Select(point => Question(point, random))], settings.Pairs, settings.StatesStrength, 0, _model);
        _routed = new RoutedSample(shuffled[compared..]);
        _people = People(settings, SeededStreams.Of(settings.Seed, PeoplePart));
    }

    /// <summary>Follows everyone, one after another, each on a thread of the pool; in an order that has nothing to do with their cost weights.</summary>
    /// <param name="cancellationToken">Stops the work before the next person.</param>
    public async IAsyncEnumerable<PersonCourse> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var index = 0; index < _people.Length; index++)
        {
            var number = index;
            yield return await Task.Run(() => Follow(number), cancellationToken);
        }
    }

    private PersonCourse Follow(int index)
    {
        var person = _people[index];
        var comparisons = _questionnaire.Ask(person, _settings.Comparisons, SeededStreams.Of(_settings.Seed, ChoicesPart, index));
        var beliefs = ImmutableArray.CreateBuilder<PreferenceBelief>(comparisons.Count + 1);
        var state = _model.Empty;
        beliefs.Add(_model.Read(state));
        foreach (var contexts in comparisons)
        {
            state = _model.Add(state, contexts);
            beliefs.Add(_model.Read(state));
        }

        return new PersonCourse(
            person.CostWeight, LostAt(0.5, person), [.. beliefs.Select(belief => belief.CostWeight)],
            [.. beliefs.Select(belief => belief.Lower <= person.CostWeight && person.CostWeight <= belief.Upper)],
            [.. beliefs.Select(belief => LostAt(belief.CostWeight, person))]);
    }

    /// <summary>Mean reward that someone loses when their queries are routed for another cost weight; at least 0 up to rounding.</summary>
    private double LostAt(double costWeight, SimulatedPerson person) =>
        _routed.BestReward(person.CostWeight) - _routed.RouteAt(costWeight).RewardFor(person.CostWeight);

    // People who see right and wrong need answers that are right or wrong: each is right as often as its quality says.
    private static ComparedQuestion Question(RoutingPoint point, Random random) =>
        new(point, point.Costs, [.. point.Qualities.Select(quality => random.NextDouble() < quality ? 1.0 : 0)]);

    private static ImmutableArray<SimulatedPerson> People(SimulationSettings settings, Random random)
    {
        SimulatedPerson[] people =
        [
            .. Enumerable.Range(0, settings.People).Select(index => new SimulatedPerson(
                (index + random.NextDouble()) / settings.People, settings.Sharpness, settings.SlipRate, settings.Feedback, settings.StatesStrength)),
        ];
        random.Shuffle(people);
        return [.. people];
    }
}
