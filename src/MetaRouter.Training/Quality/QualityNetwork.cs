using MathNet.Numerics.Distributions;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Quality;

/// <summary>How a <see cref="QualityNetwork"/> is trained.</summary>
public sealed record QualityNetworkOptions
{
    /// <summary>Passes over the rows, at least 1.</summary>
    public int Epochs { get; init; } = 15;

    /// <summary>Rows of a step, at least 1.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Step size of AdamW at the start, above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Weight decay of AdamW, at least 0.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Widths of the two hidden layers; a trunk narrower than 32 predicts worse.</summary>
    public (int First, int Second) Hidden { get; init; } = (128, 32);

    /// <summary>Shares of the hidden layers' units that a step leaves out, in [0, 1).</summary>
    public (double First, double Second) Dropout { get; init; } = (0.3, 0.15);
}

/// <summary>
/// The shared network of the quality predictor: input [B, 539] → two hidden layers (ReLU, dropout while training) → a logit per candidate [B, K].
/// Trained on the cross-entropy of the known outcomes; unknown ones are masked.
/// </summary>
internal sealed class QualityNetwork
{
    private readonly DifferentiableGraph _graph = new();
    private readonly QualityNetworkOptions _options;
    private readonly int _candidates;
    private readonly Tensor _input;
    private readonly Tensor _training;
    private readonly Tensor _loss;

    private QualityNetwork(int candidates, QualityNetworkOptions options, Random random)
    {
        (_candidates, _options) = (candidates, options);
        _input = _graph.Input("input", "batch", QueryInputs.Width);
        var (first, second) = options.Hidden;
        (Tensor Weight, Tensor Bias)[] layers = [Layer("first", QueryInputs.Width, first, random), Layer("second", first, second, random), Layer("head", second, candidates, random)];
        var target = _graph.Input("target", "batch", candidates);
        var mask = _graph.Input("mask", "batch", candidates);
        Logits = Through(layers, null, null);
        _training = Through(layers, _graph.Input("keep_first", "batch", first), _graph.Input("keep_second", "batch", second));
        _loss = (mask * (_training.Softplus() - target * _training)).Sum() / mask.Sum();
    }

    /// <summary>[B, K] without dropout.</summary>
    private Tensor Logits { get; }

    /// <summary>Trains a network on rows.</summary>
    /// <param name="inputs">[row][539].</param>
    /// <param name="targets">[row][candidate] in [0, 1]; NaN where unknown.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="random">Weights, order and dropout.</param>
    /// <param name="progress">Told the share of steps that are done.</param>
    /// <param name="cancellationToken">Seen between steps.</param>
    /// <returns>The trained graph: "input" [B, 539] in, "logits" [B, K] out.</returns>
    public static byte[] Train(
        IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets, QualityNetworkOptions options, Random random,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var network = new QualityNetwork(targets[0].Length, options, random);
        var perEpoch = (inputs.Count + options.BatchSize - 1) / options.BatchSize;
        var adam = new AdamOptions
        {
            LearningRate = options.LearningRate, FinalLearningRate = options.LearningRate / 100, Steps = perEpoch * options.Epochs,
            ClipNorm = 5, WeightDecay = options.WeightDecay,
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

            progress?.Report((epoch + 1.0) / options.Epochs);
        }

        return session.Forward(("logits", network.Logits));
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

    private Tensor Through((Tensor Weight, Tensor Bias)[] layers, Tensor? keepFirst, Tensor? keepSecond)
    {
        var first = (_input.MatMul(layers[0].Weight) + layers[0].Bias).Relu();
        if (keepFirst is not null) first *= keepFirst;
        var second = (first.MatMul(layers[1].Weight) + layers[1].Bias).Relu();
        if (keepSecond is not null) second *= keepSecond;
        return second.MatMul(layers[2].Weight) + layers[2].Bias;
    }

    // He's initialisation, which keeps the size of ReLU layers' outputs.
    private (Tensor Weight, Tensor Bias) Layer(string name, int from, int to, Random random)
    {
        var deviation = Math.Sqrt(2.0 / from);
        var weights = new float[from * to];
        for (var index = 0; index < weights.Length; index++) weights[index] = (float)Normal.Sample(random, 0, deviation);
        return (_graph.Parameter($"{name}.weight", weights, from, to), _graph.Parameter($"{name}.bias", new float[to], to));
    }

    private static float[] Keep(int count, double dropout, Random random)
    {
        var keep = new float[count];
        for (var index = 0; index < count; index++) keep[index] = random.NextDouble() < dropout ? 0 : (float)(1 / (1 - dropout));
        return keep;
    }
}
