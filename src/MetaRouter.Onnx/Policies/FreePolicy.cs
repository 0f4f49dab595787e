using System.Numerics.Tensors;
using MetaRouter.Core.Policies;
using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.Preferences;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.Policies;

/// <summary>
/// The trained policy network: scores every candidate from the latent, q̂ and c̃ with weights shared over candidates, and takes the highest. Reads beliefs
/// of the context encoder it was trained with. Safe for concurrent use.
/// </summary>
public sealed class FreePolicy : IRoutingPolicy, IDisposable
{
    private static readonly string[] Inputs =
        [ServedNames.PolicyMean, ServedNames.PolicyLogVariance, ServedNames.PolicyCostWeight, ServedNames.Quality, ServedNames.Cost];

    private static readonly string[] Outputs = [ServedNames.Scores];

    private readonly InferenceSession _session;

    /// <param name="model">policy.onnx.</param>
    internal FreePolicy(byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, options);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The belief has no latent.</exception>
    public int Choose(PreferenceBelief belief, RoutingPoint point) => ChooseAll(belief, [point])[0];

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The belief has no latent.</exception>
    public int[] ChooseAll(PreferenceBelief belief, IReadOnlyList<RoutingPoint> points)
    {
        if (points.Count == 0) return [];
        var candidates = points[0].Qualities.Length;
        var scores = Scores(belief, points);
        return [.. Enumerable.Range(0, points.Count).Select(query => TensorPrimitives.IndexOfMax<float>(scores.AsSpan(query * candidates, candidates)))];
    }

    public void Dispose() => _session.Dispose();

    /// <summary>The scores, query by query in pool order; comparable within a query only.</summary>
    /// <exception cref="ArgumentException">The belief has no latent.</exception>
    public float[] Scores(PreferenceBelief belief, IReadOnlyList<RoutingPoint> points)
    {
        if (belief.LatentMean.Length != ContextEncoding.LatentSize)
            throw new ArgumentException(
                $"The free policy reads a latent of {ContextEncoding.LatentSize} numbers; this belief has {belief.LatentMean.Length}: use the context encoder's, or the reward policy.", nameof(belief));
        long[] cells = [1, points.Count, points[0].Qualities.Length];
        using var mean = Tensor(belief.LatentMean, [1, ContextEncoding.LatentSize]);
        using var logVariance = Tensor(belief.LatentVariance.Select(Math.Log), [1, ContextEncoding.LatentSize]);
        using var costWeight = Tensor([belief.CostWeight], [1, 1]);
        using var quality = Tensor(points.SelectMany(point => point.Qualities), cells);
        using var cost = Tensor(points.SelectMany(point => point.Costs), cells);
        using var run = new RunOptions();
        using var outputs = _session.Run(run, Inputs, [mean, logVariance, costWeight, quality, cost], Outputs);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    private static OrtValue Tensor(IEnumerable<double> values, long[] shape) =>
        OrtValue.CreateTensorValueFromMemory<float>([.. values.Select(value => (float)value)], shape);
}
