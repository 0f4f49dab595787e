using MathNet.Numerics.Distributions;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Differentiation;
using MetaRouter.Training.MetaTraining.Episodes;
using MetaRouter.Training.MetaTraining.Networks;

namespace MetaRouter.Training.MetaTraining;

/// <summary>
/// Meta-trains encoder, belief and policies, one batch of simulated people a step. A step's people depend on seed and step number alone, so a run that
/// was stopped and restored goes on as if it had not been. Not safe for concurrent use.
/// </summary>
public sealed class MetaTrainer : IDisposable
{
    private readonly MetaTrainingOptions _options;
    private readonly int _seed;
    private readonly IReadOnlyList<EpisodeSource> _sources;
    private readonly ExportedContexts? _exported;
    private readonly MetaRouterGraph _graph;
    private readonly TrainingSession _session;

    /// <param name="sources">Training rows with cross-fitted predictions.</param>
    /// <param name="options">How to train.</param>
    /// <param name="seed">Of everything random.</param>
    /// <param name="exported">Real people's contexts to mix in, or null.</param>
    /// <param name="threads">Threads of a step; one is fastest for networks of this size.</param>
    public MetaTrainer(IReadOnlyList<EpisodeSource> sources, MetaTrainingOptions options, int seed, ExportedContexts? exported = null, int threads = 1)
    {
        (_sources, _options, _seed, _exported) = (sources, options, seed, exported);
        _graph = new MetaRouterGraph(options, new Random(seed));
        var adam = new AdamOptions
        {
            LearningRate = options.LearningRate, FinalLearningRate = options.FinalLearningRate, Steps = options.Steps, ClipNorm = options.ClipNorm,
        };
        _session = new TrainingSession(
            _graph.Graph, _graph.Loss, adam,
            [("policy", _graph.Policy), ("divergence", _graph.Divergence), ("belief", _graph.Belief), ("held_out", _graph.HeldOut)], threads);
    }

    /// <summary>Steps taken.</summary>
    public int Steps => _session.Steps;

    /// <summary>Takes one step.</summary>
    /// <returns>loss, policy, divergence, belief, held_out.</returns>
    public IReadOnlyDictionary<string, float> Step()
    {
        var random = new Random(HashOf(_seed, Steps));
        var batch = EpisodeBatch.Of(Episodes(random));
        batch["entropy_rate"] = ([(float)_options.EntropyAt(Steps)], []);
        batch["divergence_rate"] = ([(float)_options.DivergenceAt(Steps)], []);
        if (_options.LatentNoise > 0)
            batch["latent_noise"] = Noise([_options.People, ContextEncoding.LatentSize], () => Normal.Sample(random, 0, 1));
        if (_options.Reinforce) batch["gumbel"] = Noise(batch["quality"].Shape, () => -Math.Log(-Math.Log(Math.Max(random.NextDouble(), 1e-12))));
        return _session.Step(batch);
    }

    /// <summary>What <see cref="Restore"/> needs to go on from here.</summary>
    public TrainingState Save() => _session.Save();

    /// <summary>Goes on from where a state was saved.</summary>
    /// <exception cref="ArgumentException">The state is of other networks.</exception>
    public void Restore(TrainingState state) => _session.Restore(state);

    /// <summary>The networks over whole context sets, as training sees them: what validation measures.</summary>
    internal ForwardSession OpenForward() =>
        new(_session.Forward(("cost_weight", _graph.CostWeight), ("shape", _graph.Shape), ("mean", _graph.Mean), ("scores", _graph.Free)), threads: 1);

    /// <summary>The files that serving opens, by name.</summary>
    /// <param name="concentration">κ of <see cref="BeliefCalibration"/>.</param>
    internal IReadOnlyDictionary<string, byte[]> ServedFiles(double concentration) =>
        _graph.Served(concentration).ToDictionary(file => file.Key, file => _session.Forward(file.Value), StringComparer.Ordinal);

    public void Dispose() => _session.Dispose();

    private List<Episode> Episodes(Random random)
    {
        var exported = _exported is null ? 0 : _options.People / 4;
        var generator = new EpisodeGenerator(_sources, _options.Episodes, random, _exported?.Habits);
        var episodes = Enumerable.Range(0, _options.People - exported).Select(_ => generator.Next()).ToList();
        for (var left = exported; left > 0; left--) episodes.Add(_exported!.Draw(random));
        return episodes;
    }

    private static (float[] Values, long[] Shape) Noise(long[] shape, Func<double> draw) =>
        ([.. Enumerable.Range(0, (int)shape.Aggregate(1L, (product, size) => product * size)).Select(_ => (float)draw())], shape);

    /// <summary>A seed for one step that has nothing to do with its neighbours'.</summary>
    private static int HashOf(int seed, int step)
    {
        var mixed = unchecked((ulong)(uint)seed * 0x9E3779B97F4A7C15UL + (ulong)(uint)step * 0xBF58476D1CE4E5B9UL);
        mixed ^= mixed >> 31;
        return (int)(unchecked(mixed * 0x94D049BB133111EBUL) >> 33);
    }
}
