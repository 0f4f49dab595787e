using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining.Networks;

/// <summary>What the latent says about the cost weight: (a, b) = 1 + softplus(MLP 8–32–2 [μ ; ln σ²]), w ~ Beta(a, b).</summary>
internal sealed class BeliefNetwork(DifferentiableGraph graph, Random random)
{
    private const int Width = 32;

    private readonly Dense _first = new(graph, "belief.first", 2 * ContextEncoding.LatentSize, Width, random, Math.Sqrt(2));
    private readonly Dense _second = new(graph, "belief.second", Width, 2, random, 0.5);

    /// <summary>[..., 2]: a and b, both above 1.</summary>
    public Tensor Apply(Tensor mean, Tensor logVariance) => 1 + _second.Apply(_first.Apply(TensorOperators.Concat(-1, mean, logVariance)).Relu()).Softplus();

    /// <summary>ŵ = a/(a + b), [..., 1].</summary>
    public static Tensor CostWeight(Tensor shape) => shape.Slice(-1, 0, 1) / shape.Sum([-1], keep: true);
}
