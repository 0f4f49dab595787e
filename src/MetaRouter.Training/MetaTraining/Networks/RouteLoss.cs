using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining.Networks;

/// <summary>
/// −E[reward] − β_H H(π) of a policy's scores over the queries of a batch: by the exact expectation Σ_k π_k R_k, or from one sampled route per query
/// as a bandit sees it (REINFORCE, the person's other rewards as baseline).
/// </summary>
internal sealed class RouteLoss(DifferentiableGraph graph, bool reinforce)
{
    /// <summary>q̂, [people, queries, candidates].</summary>
    public Tensor Quality { get; } = Cells(graph, "quality");

    /// <summary>Expected c̃.</summary>
    public Tensor Cost { get; } = Cells(graph, "cost");

    /// <summary>1 for a candidate of the pool, 0 for padding.</summary>
    public Tensor Present { get; } = Cells(graph, "present");

    private Tensor Reward { get; } = Cells(graph, "reward");

    private Tensor EntropyRate { get; } = graph.Input("entropy_rate");

    /// <summary>Perturbs the scores of sampled routes; standard Gumbel noise.</summary>
    private Tensor? Gumbel { get; } = reinforce ? Cells(graph, "gumbel") : null;

    public Tensor Of(Tensor scores)
    {
        var log = scores.LogSoftmax();
        var probability = log.Exp();
        var entropy = -(probability * log.Max(-50)).Sum([-1]);
        var routed = Present.LargestOfLast().Reshape("people", "queries");
        var objective = (Gumbel is null ? (probability * Reward).Sum([-1]) : Sampled(scores, log, Gumbel)) + EntropyRate * entropy;
        return -(objective * routed).Sum() / routed.Sum().Max(1);
    }

    /// <summary>ln π(a)·(R_a − baseline), whose gradient is that of E[R].</summary>
    private Tensor Sampled(Tensor scores, Tensor log, Tensor gumbel)
    {
        var perturbed = (scores + gumbel).StopGradient();
        var chosen = perturbed.EqualTo(perturbed.LargestOfLast());
        var reward = (chosen * Reward).Sum([-1]);
        return (chosen * log).Sum([-1]) * (reward - reward.Mean([-1], keep: true)).StopGradient();
    }

    private static Tensor Cells(DifferentiableGraph graph, string name) => graph.Input(name, "people", "queries", "candidates");
}
