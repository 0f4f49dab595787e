using MathNet.Numerics.Distributions;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining.Networks;

/// <summary>x·W + b over the last axis.</summary>
internal sealed class Dense
{
    private readonly Tensor _weight;
    private readonly Tensor _bias;

    /// <param name="graph">Holds the parameters {name}.weight and {name}.bias.</param>
    /// <param name="name">Unique in the graph.</param>
    /// <param name="inputs">Width of x.</param>
    /// <param name="outputs">Width of the result.</param>
    /// <param name="random">Draws the initial weights.</param>
    /// <param name="gain">Standard deviation of an output for inputs of variance 1; √2 keeps the variance through a ReLU.</param>
    /// <param name="bias">The initial bias of every output.</param>
    public Dense(DifferentiableGraph graph, string name, int inputs, int outputs, Random random, double gain = 1, float bias = 0)
    {
        var weights = new double[inputs * outputs];
        Normal.Samples(random, weights, 0, gain / Math.Sqrt(inputs));
        _weight = graph.Parameter($"{name}.weight", [.. weights.Select(value => (float)value)], inputs, outputs);
        _bias = graph.Parameter($"{name}.bias", [.. Enumerable.Repeat(bias, outputs)], outputs);
    }

    public Tensor Apply(Tensor x) => x.MatMul(_weight) + _bias;
}
