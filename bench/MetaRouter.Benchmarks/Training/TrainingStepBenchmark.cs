using System.CommandLine;
using MetaRouter.Benchmarks.TextEncoding;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Benchmarks.Training;

/// <summary>A training step of a 539–512–512 network at batch 1,024 beside a plain matrix product, in turns so that a busy machine slows both alike.</summary>
internal static class TrainingStepBenchmark
{
    private const int Batch = 1024;
    private const int Features = 539;
    private const int Width = 512;

    /// <summary>Two products forward, two by the weights, one by the hidden layer.</summary>
    private const double Flop = 2.0 * Batch * Width * (2.0 * Features + 3.0 * Width);

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(150);

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "Measurements; the median counts", DefaultValueFactory = _ => 15 };
        var command = new Command("training-step", "A training step of a 539-512-512 network at batch 1,024 against a plain matrix product.") { rounds };
        command.SetAction(parsed => Run(parsed.GetValue(rounds)));
        return command;
    }

    private static void Run(int rounds)
    {
        var random = new Random(1);
        using var product = new MatrixProduct(random);
        using var session = Network(random);
        var batch = new Dictionary<string, (float[] Values, long[] Shape)>
        {
            ["x"] = (Numbers(random, Batch * Features), [Batch, Features]), ["target"] = (Numbers(random, Batch * Width), [Batch, Width]),
        };
        var rates = new List<(double Step, double Product)>();
        for (var round = 0; round < rounds; round++)
        {
            var productSeconds = Stopwatches.SecondsPerCall(product.Run, Slice);
            var stepSeconds = Stopwatches.SecondsPerCall(() => session.Step(batch), Slice);
            rates.Add((Flop / stepSeconds, MatrixProduct.Flop / productSeconds));
        }

        var step = Stopwatches.Median(rates.Select(pair => pair.Step));
        Console.WriteLine($"{Environment.ProcessorCount} cores; medians of {rounds} rounds");
        Console.WriteLine($"step {Flop / step * 1e3:F1} ms, {step / 1e9:F1} GFLOP/s; matrix product {Stopwatches.Median(rates.Select(pair => pair.Product)) / 1e9:F1} GFLOP/s; ratio {Stopwatches.Median(rates.Select(pair => pair.Step / pair.Product)):P0}");
    }

    private static TrainingSession Network(Random random)
    {
        var graph = new DifferentiableGraph();
        var hidden = (graph.Input("x", "batch", Features).MatMul(graph.Parameter("w1", Numbers(random, Features * Width), Features, Width)) + graph.Parameter("b1", new float[Width], Width)).Relu();
        var output = hidden.MatMul(graph.Parameter("w2", Numbers(random, Width * Width), Width, Width)) + graph.Parameter("b2", new float[Width], Width);
        return new TrainingSession(graph, (output - graph.Input("target", "batch", Width)).Square().Mean(), new AdamOptions());
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 0.1f * (random.NextSingle() - 0.5f))];
}
