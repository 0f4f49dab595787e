using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining.Networks;

/// <summary>
/// The two policy networks. Both score every candidate by itself with shared weights, so K is free: a new candidate is a new row. Scores are
/// [people, queries, candidates]; absent candidates get −10⁴.
/// <code>
/// structured   [(1 − ŵ) q̂_k − ŵ c̃_k] / T
/// free         MLP 64–64–1 of [μ ; ln σ² ; q̂ ; c̃ ; max q̂ − q̂ ; c̃ − min c̃ ; max c̃ − c̃ ; mean q̂ ; mean c̃ ; max q̂ ; ŵ ; plug-in score − its max]
/// </code>
/// </summary>
internal sealed class PolicyNetworks(DifferentiableGraph graph, Random random)
{
    private const int Width = 64;
    private const int OfPerson = 2 * ContextEncoding.LatentSize + 1;
    private const int OfCandidate = 9;
    private const double Temperature = 0.05;
    private const double Absent = 1e4;

    // The first layer of the free head, in two parts: what belongs to the person is multiplied once per person, not once per candidate.
    private readonly Dense _person = new(graph, "policy.person", OfPerson, Width, random);
    private readonly Dense _candidate = new(graph, "policy.candidate", OfCandidate, Width, random, Math.Sqrt(2));
    private readonly Dense _second = new(graph, "policy.second", Width, Width, random, Math.Sqrt(2));
    private readonly Dense _score = new(graph, "policy.score", Width, 1, random, 0.5);

    public static Tensor Structured(Tensor costWeight, Tensor quality, Tensor cost, Tensor present) =>
        Masked(PlugIn(costWeight, quality, cost) / Temperature, present);

    /// <param name="mean">μ, [people, 4].</param>
    /// <param name="logVariance">ln σ², [people, 4].</param>
    /// <param name="costWeight">ŵ, [people, 1].</param>
    /// <param name="quality">q̂, [people, queries, candidates].</param>
    /// <param name="cost">c̃, of the same shape.</param>
    /// <param name="present">1 for a candidate of the pool, 0 for padding; of the same shape.</param>
    public Tensor Free(Tensor mean, Tensor logVariance, Tensor costWeight, Tensor quality, Tensor cost, Tensor present)
    {
        var score = PlugIn(costWeight, quality, cost);
        var (best, cheapest, dearest) = (Largest(quality, present), -Largest(-cost, present), Largest(cost, present));
        // A query that is only padding has no candidates at all.
        var count = present.Sum([-1], keep: true).Max(1);
        Tensor[] features =
        [
            quality, cost, best - quality, cost - cheapest, dearest - cost, (quality * present).Sum([-1], keep: true) / count,
            (cost * present).Sum([-1], keep: true) / count, best, score - Largest(score, present),
        ];
        var cells = quality.Shape;
        var candidate = TensorOperators.Concat(-1, [.. features.Select(feature => feature.ExpandTo(cells).Reshape([.. cells, 1]))]);
        var person = _person.Apply(TensorOperators.Concat(-1, mean, logVariance, costWeight));
        var hidden = (_candidate.Apply(candidate) + person.Reshape(cells[0], 1, 1, Width)).Relu();
        return Masked(_score.Apply(_second.Apply(hidden).Relu()).Reshape(cells), present);
    }

    private static Tensor PlugIn(Tensor costWeight, Tensor quality, Tensor cost)
    {
        var w = costWeight.Reshape(costWeight.Shape[0], 1, 1);
        return (1 - w) * quality - w * cost;
    }

    private static Tensor Largest(Tensor x, Tensor present) => Masked(x, present).LargestOfLast();

    private static Tensor Masked(Tensor x, Tensor present) => x - Absent * (1 - present);
}
