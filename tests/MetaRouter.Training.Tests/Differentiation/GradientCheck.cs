using MetaRouter.Onnx.Graphs;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Tests.Differentiation;

/// <summary>
/// Compares value and gradient as ONNX Runtime computes them with central finite differences of <see cref="ReferenceEvaluator"/>. The loss
/// is a random weighting of the tensor's numbers, so that no error can cancel.
/// </summary>
internal sealed class GradientCheck(int seed)
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-3;

    /// <summary>What the named dimensions are in these runs.</summary>
    public static readonly IReadOnlyDictionary<string, int> Sizes = new Dictionary<string, int> { ["people"] = 3, ["contexts"] = 4 };

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, DoubleTensor> _leaves = [];
    private readonly List<Tensor> _wanted = [];

    public DifferentiableGraph Graph { get; } = new();

    /// <summary>A small random size.</summary>
    public int Size() => _random.Next(1, 5);

    /// <summary>An input with numbers in [low, high) whose gradient is checked.</summary>
    public Tensor Variable(double low, double high, params Dimension[] shape)
    {
        var tensor = Leaf(() => low + (high - low) * _random.NextDouble(), shape);
        _wanted.Add(tensor);
        return tensor;
    }

    /// <summary>An input with whole numbers below <paramref name="below"/>, without a gradient.</summary>
    public Tensor Positions(int below, params Dimension[] shape) => Leaf(() => _random.Next(below), shape);

    public void Verify(Tensor tensor)
    {
        var loss = (tensor * Leaf(() => 2 * _random.NextDouble() - 1, [.. tensor.Shape])).Sum();
        var gradients = Gradients.Of(loss, _wanted);
        var model = Graph.Forward(new Dictionary<string, float[]>(), [("value", tensor), .. gradients.Select((gradient, index) => ($"gradient{index}", gradient))]);
        using var session = new ForwardSession(model, threads: 1);
        var outputs = session.Run(_leaves.ToDictionary(
            leaf => leaf.Key,
            leaf => (leaf.Value.Values.Select(value => (float)value).ToArray(), leaf.Value.Shape.Select(size => (long)size).ToArray())));

        AssertClose(new ReferenceEvaluator(_leaves).Of(tensor).Values, outputs["value"], "value");
        foreach (var (index, variable) in _wanted.Index())
            AssertClose(Differences(loss, _leaves[$"leaf{variable.Id}"].Values), outputs[$"gradient{index}"], $"gradient of input {index}");
    }

    private double[] Differences(Tensor loss, double[] values)
    {
        double LossAt(int index, double value)
        {
            var kept = values[index];
            values[index] = value;
            var result = new ReferenceEvaluator(_leaves).Of(loss).Values[0];
            values[index] = kept;
            return result;
        }

        return [.. values.Select((value, index) => (LossAt(index, value + Step) - LossAt(index, value - Step)) / (2 * Step))];
    }

    private Tensor Leaf(Func<double> draw, Dimension[] shape)
    {
        int[] sizes = [.. shape.Select(dimension => dimension.Size is { } size ? (int)size : dimension.Name!.Split('*').Aggregate(1, (product, name) => product * Sizes[name]))];
        var tensor = Graph.Input($"leaf{NextId()}", shape);
        _leaves[$"leaf{tensor.Id}"] = DoubleTensor.Make(sizes, _ => (float)draw());
        return tensor;
    }

    private int NextId() => Graph.Constant(0).Id + 1;

    private static void AssertClose(double[] expected, float[] found, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        var scale = Math.Max(expected.Select(Math.Abs).DefaultIfEmpty().Max(), 1e-3);
        foreach (var (wanted, got) in expected.Zip(found))
            Assert.True(Math.Abs(wanted - got) <= Tolerance * Math.Max(Math.Abs(wanted), 0.05 * scale), $"{what}: expected {wanted}, found {got}");
    }
}
