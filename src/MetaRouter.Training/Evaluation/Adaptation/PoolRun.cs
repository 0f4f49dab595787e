using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>The people of one random pool and how every method fared with each of them. Tracks are [method][person].</summary>
internal sealed record PoolRun(RoutedPool Routed, IReadOnlyList<PersonEpisode> Episodes, MethodTrack[][] Tracks)
{
    private const double ContextShare = 0.3;
    private const int MostRouted = 600;

    /// <summary>Runs one pool.</summary>
    /// <param name="data">Predictions and truth.</param>
    /// <param name="settings">The protocol's settings.</param>
    /// <param name="methods">The methods, all of which get the same comparisons.</param>
    /// <param name="chooser">Whose belief chooses the pairs.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="pool">Number of the pool within the seed.</param>
    public static PoolRun Of(
        EvaluationData data, AdaptationSettings settings, IReadOnlyList<IAdaptationMethod> methods, IPreferenceModel chooser, int seed, int pool)
    {
        var candidates = new PoolSampler(data.Predicted.Outcomes).Draw(settings.PoolSize, SeedParts.Random(seed, SeedParts.Pools, pool));
        var scale = PoolScale.Of(data.Predicted, candidates, settings.Scaling);
        var (contextRows, routedRows) = Divide(data.Embeddings.Count, SeedParts.Random(seed, SeedParts.Rows, pool));
        var questionnaire = settings.QuestionnaireOf(new PoolQuestions(data.Predicted, candidates, contextRows, scale), chooser);
        var routed = new RoutedPool(new PoolQuestions(data.Predicted, candidates, routedRows, scale));
        return Run((person, random) => questionnaire.Ask(person, AdaptationSettings.Checkpoints[^1], random), routed, settings, methods, seed, pool);
    }

    /// <summary>Asks the people of a pool and routes for them. The same seed and pool give the same people, whatever they are asked.</summary>
    public static PoolRun Run(
        Func<SimulatedPerson, Random, IReadOnlyList<IReadOnlyList<Context>>> ask, RoutedPool routed, AdaptationSettings settings,
        IReadOnlyList<IAdaptationMethod> methods, int seed, int pool)
    {
        var people = People(settings, SeedParts.Random(seed, SeedParts.People, pool));
        double[] weights = [.. people.Select(person => person.CostWeight)];
        PersonEpisode[] episodes =
        [
            .. people.Select((person, index) => new PersonEpisode(
                person, ask(person, SeedParts.Random(seed, SeedParts.People, pool, index + 1)), routed, weights)),
        ];
        return new PoolRun(routed, episodes, [.. methods.Select(method => episodes.Select(method.Follow).ToArray())]);
    }

    /// <summary>How one method fared with each person.</summary>
    public IEnumerable<FollowedPerson> Followed(int method) =>
        Episodes.Zip(Tracks[method], (episode, track) => new FollowedPerson(episode.Person.CostWeight, Routed, track));

    /// <summary>30 % of the rows give contexts, up to 600 others are routed; at least one of each.</summary>
    public static (int[] Context, int[] Routed) Divide(int count, Random random)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        random.Shuffle(rows);
        var context = Math.Clamp((int)Math.Round(ContextShare * count), 1, count - 1);
        return (rows[..context], rows[context..Math.Min(count, context + MostRouted)]);
    }

    /// <summary>People whose cost weights are stratified: one in each equal part of (0, 1).</summary>
    private static SimulatedPerson[] People(AdaptationSettings settings, Random random) =>
    [
        .. Enumerable.Range(0, settings.People).Select(index => new SimulatedPerson(
            (index + random.NextDouble()) / settings.People, settings.Sharpness, settings.Flips, settings.Feedback, settings.Strength)),
    ];
}
