using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining.Networks;

/// <summary>
/// The context encoder: each context becomes a Gaussian over the latent preference z ∈ R⁴, by itself; their product with the prior N(0, I) is the
/// posterior, so order does not matter and nobody's contexts (n = 0) give the prior.
/// <code>
/// MLP 7–64–64–8 → (μ_i, s_i),   σ_i² = softplus(s_i) + 1e−4
/// 1/σ² = 1 + Σ m_i/σ_i²,        μ = σ² Σ m_i μ_i/σ_i²
/// </code>
/// </summary>
internal sealed class ContextEncoderNetwork(DifferentiableGraph graph, Random random)
{
    private const int Width = 64;
    private const int Latent = ContextEncoding.LatentSize;
    private const double LeastVariance = 1e-4;

    private readonly Dense _first = new(graph, "encoder.first", ContextFeatures.Count, Width, random, Math.Sqrt(2));
    private readonly Dense _second = new(graph, "encoder.second", Width, Width, random, Math.Sqrt(2));
    private readonly Dense _mean = new(graph, "encoder.mean", Width, Latent, random);

    // Each context starts with little to say: a variance of about 4.
    private readonly Dense _variance = new(graph, "encoder.variance", Width, Latent, random, 0.1, bias: 4);

    /// <summary>What each context adds to the two sums: [μ_i/σ_i² ; 1/σ_i²], [..., 8].</summary>
    /// <param name="contexts">[..., 7] in the order of <see cref="ContextFeatures"/>.</param>
    public Tensor Terms(Tensor contexts)
    {
        var hidden = _second.Apply(_first.Apply(contexts).Relu()).Relu();
        var precision = 1 / (_variance.Apply(hidden).Softplus() + LeastVariance);
        return TensorOperators.Concat(-1, _mean.Apply(hidden) * precision, precision);
    }

    /// <summary>Mean and log variance of the posterior, [..., 4] each.</summary>
    /// <param name="sums">Σ m_i [μ_i/σ_i² ; 1/σ_i²], [..., 8].</param>
    public static (Tensor Mean, Tensor LogVariance) Posterior(Tensor sums)
    {
        var precision = 1 + sums.Slice(-1, Latent, 2 * Latent);
        return (sums.Slice(-1, 0, Latent) / precision, -precision.Log());
    }
}
