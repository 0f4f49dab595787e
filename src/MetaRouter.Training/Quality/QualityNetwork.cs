using MathNet.Numerics.Distributions;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Quality;

/// <summary>
/// The shared network of the quality predictor: input [B, 539] → two hidden layers (ReLU, dropout while training) → a logit per candidate [B, K].
/// Trained on the cross-entropy of the known outcomes; unknown ones are masked.
/// </summary>
internal sealed class QualityNetwork
{
    private readonly DifferentiableGraph _graph = new();
    private readonly QualityNetworkOptions _options;
    private readonly int _candidates;
    private readonly Tensor _loss;

    private QualityNetwork(int candidates, QualityNetworkOptions options, Random random)
    {
        (_candidates, _options) = (candidates, options);
        var (first, second) = options.Hidden;
        var layers = Layers(_graph, [QueryInputs.Width, first, second, candidates], size => Normal.Sample(random, 0, size));
        var target = _graph.Input("target", "batch", candidates);
        var mask = _graph.Input("mask", "batch", candidates);
        var logits = Through(layers, _graph.Input("input", "batch", QueryInputs.Width), _graph.Input("keep_first", "batch", first), _graph.Input("keep_second", "batch", second));
        _loss = (mask * (logits.Softplus() - target * logits)).Sum() / mask.Sum();
    }

    /// <summary>Trains a network on rows.</summary>
    /// <param name="inputs">[row][539].</param>
    /// <param name="targets">[row][candidate] in [0, 1]; NaN where unknown.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="random">Weights, order and dropout.</param>
    /// <param name="cancellationToken">Seen between steps.</param>
    /// <returns>The weights, for <see cref="Logits"/>.</returns>
    public static QualityNetworkWeights Train(
        IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets, QualityNetworkOptions options, Random random, CancellationToken cancellationToken)
    {
        var network = new QualityNetwork(targets[0].Length, options, random);
        var perEpoch = (inputs.Count + options.BatchSize - 1) / options.BatchSize;
        var adam = new AdamOptions
        {
            LearningRate = options.LearningRate,
            FinalLearningRate = options.LearningRate / 100,
            Steps = perEpoch * options.Epochs,
            ClipNorm = 5,
            WeightDecay = options.WeightDecay,
        };
        using var session = new TrainingSession(network._graph, network._loss, adam, threads: 1);
        var order = Enumerable.Range(0, inputs.Count).ToArray();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var rows in order.Chunk(options.BatchSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                session.Step(network.Batch(rows, inputs, targets, random));
            }
        }

        return new QualityNetworkWeights(session.Parameters(), options.Hidden, targets[0].Length);
    }

    /// <summary>The trained network in another graph, without dropout: the layers that were trained, by the same lines of code.</summary>
    /// <param name="input">[B, 539].</param>
    /// <param name="weights">Of <see cref="Train"/>.</param>
    /// <param name="prefix">Makes the weights' names unique in that graph.</param>
    public static Tensor Logits(Tensor input, QualityNetworkWeights weights, string prefix)
    {
        long[] widths = [QueryInputs.Width, weights.Hidden.First, weights.Hidden.Second, weights.Candidates];
        (Tensor, Tensor) Known(string name, int layer) => (
            input.Graph.Parameter($"{prefix}.{name}.weight", weights.Values[$"{name}.weight"], widths[layer], widths[layer + 1]),
            input.Graph.Parameter($"{prefix}.{name}.bias", weights.Values[$"{name}.bias"], widths[layer + 1]));
        return Through([Known("first", 0), Known("second", 1), Known("head", 2)], input, null, null);
    }

    private static Tensor Through((Tensor Weight, Tensor Bias)[] layers, Tensor input, Tensor? keepFirst, Tensor? keepSecond)
    {
        var first = (input.MatMul(layers[0].Weight) + layers[0].Bias).Relu();
        if (keepFirst is not null) first *= keepFirst;
        var second = (first.MatMul(layers[1].Weight) + layers[1].Bias).Relu();
        if (keepSecond is not null) second *= keepSecond;
        return second.MatMul(layers[2].Weight) + layers[2].Bias;
    }

    // He's initialisation, which keeps the size of ReLU layers' outputs.
    private static (Tensor Weight, Tensor Bias)[] Layers(DifferentiableGraph graph, int[] widths, Func<double, double> draw) =>
    [
        .. new[] { "first", "second", "head" }.Select((name, layer) =>
        {
            var weights = new float[widths[layer] * widths[layer + 1]];
            for (var index = 0; index < weights.Length; index++) weights[index] = (float)draw(Math.Sqrt(2.0 / widths[layer]));
            return (
                graph.Parameter($"{name}.weight", weights, widths[layer], widths[layer + 1]),
                graph.Parameter($"{name}.bias", new float[widths[layer + 1]], widths[layer + 1]));
        }),
    ];

    private static float[] Keep(int count, double dropout, Random random)
    {
        var keep = new float[count];
        for (var index = 0; index < count; index++) keep[index] = random.NextDouble() < dropout ? 0 : (float)(1 / (1 - dropout));
        return keep;
    }

    private Dictionary<string, (float[] Values, long[] Shape)> Batch(int[] rows, IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets, Random random)
    {
        var known = rows.SelectMany(row => targets[row].Select(target => double.IsNaN(target) ? 0f : 1f)).ToArray();
        return new Dictionary<string, (float[], long[])>(StringComparer.Ordinal)
        {
            ["input"] = ([.. rows.SelectMany(row => inputs[row].Select(value => (float)value))], [rows.Length, QueryInputs.Width]),
            ["target"] = ([.. rows.SelectMany(row => targets[row].Select(target => double.IsNaN(target) ? 0f : (float)target))], [rows.Length, _candidates]),
            ["mask"] = (known, [rows.Length, _candidates]),
            ["keep_first"] = (Keep(rows.Length * _options.Hidden.First, _options.Dropout.First, random), [rows.Length, _options.Hidden.First]),
            ["keep_second"] = (Keep(rows.Length * _options.Hidden.Second, _options.Dropout.Second, random), [rows.Length, _options.Hidden.Second]),
        };
    }
}

/// <summary>What training left: weights and biases by name, row-major.</summary>
internal sealed record QualityNetworkWeights(IReadOnlyDictionary<string, float[]> Values, (int First, int Second) Hidden, int Candidates);
