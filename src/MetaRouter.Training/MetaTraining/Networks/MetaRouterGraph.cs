using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining.Networks;

/// <summary>
/// Encoder, belief and policies in one graph, as they are trained and as they are served: the serving outputs are made of the same networks from
/// inputs of their own.
/// </summary>
internal sealed class MetaRouterGraph
{
    private readonly ContextEncoderNetwork _encoder;
    private readonly BeliefNetwork _belief;
    private readonly PolicyNetworks _policies;

    public MetaRouterGraph(MetaTrainingOptions options, Random random)
    {
        _encoder = new ContextEncoderNetwork(Graph, random);
        _belief = new BeliefNetwork(Graph, random);
        _policies = new PolicyNetworks(Graph, random);
        var gain = Graph.Parameter("held_out.gain", [2]);
        var known = Graph.Input("known", "people");

        var contexts = Graph.Input("contexts", "people", "contexts", ContextFeatures.Count);
        var mask = Graph.Input("mask", "people", "contexts");
        var sums = (_encoder.Terms(contexts) * mask.Reshape("people", "contexts", 1)).Sum([1]);
        var (mean, logVariance) = ContextEncoderNetwork.Posterior(sums);
        if (options.LatentNoise > 0) mean += options.LatentNoise * Graph.Input("latent_noise", "people", ContextEncoding.LatentSize);
        Shape = _belief.Apply(mean, logVariance);
        (Sums, Mean, CostWeight) = (sums, mean, BeliefNetwork.CostWeight(Shape));

        var routes = new RouteLoss(Graph, options.Reinforce);
        var structured = PolicyNetworks.Structured(CostWeight, routes.Quality, routes.Cost, routes.Present);
        Free = _policies.Free(mean, logVariance, CostWeight, routes.Quality, routes.Cost, routes.Present);
        Policy = 0.5 * (routes.Of(structured) + routes.Of(Free));
        Divergence = 0.5 * (mean.Square() + logVariance.Exp() - 1 - logVariance).Sum([-1]).Mean();
        Belief = Average(-SpecialFunctions.LogBetaDensity(Graph.Input("weight", "people"), Part(Shape, 0), Part(Shape, 1)), known);
        HeldOut = HeldOutLoss(gain);
        Loss = Policy + Graph.Input("divergence_rate") * Divergence + options.BeliefWeight * Belief + options.HeldOutWeight * HeldOut;
    }

    public DifferentiableGraph Graph { get; } = new();

    public Tensor Loss { get; }

    /// <summary>Reward and entropy, negative; both policies' mean.</summary>
    public Tensor Policy { get; }

    /// <summary>KL(q(z) ‖ N(0, I)); near 0 means that the latent has collapsed.</summary>
    public Tensor Divergence { get; }

    /// <summary>−ln Beta(w; a, b).</summary>
    public Tensor Belief { get; }

    /// <summary>Cross-entropy of held-out choices.</summary>
    public Tensor HeldOut { get; }

    /// <summary>Σ m [μ_i/σ_i² ; 1/σ_i²] of whole context sets, [people, 8].</summary>
    public Tensor Sums { get; }

    /// <summary>μ of whole context sets, [people, 4].</summary>
    public Tensor Mean { get; }

    /// <summary>a and b of whole context sets, [people, 2].</summary>
    public Tensor Shape { get; }

    /// <summary>ŵ of whole context sets, [people, 1].</summary>
    public Tensor CostWeight { get; }

    /// <summary>The free policy's scores for whole context sets, [people, queries, candidates].</summary>
    public Tensor Free { get; }

    /// <summary>Outputs of the served files, by file name; to be called once.</summary>
    /// <param name="concentration">What a and b are multiplied with.</param>
    public IReadOnlyDictionary<string, (string Name, Tensor Value)[]> Served(double concentration) => new Dictionary<string, (string, Tensor)[]>
    {
        [MetaRouterFiles.Encoder] = ServedEncoder(), [MetaRouterFiles.Belief] = ServedBelief(concentration), [MetaRouterFiles.Policy] = ServedPolicy(),
    };

    private (string Name, Tensor Value)[] ServedEncoder() =>
        [(ServedNames.Terms, _encoder.Terms(Graph.Input(ServedNames.Contexts, "served_contexts", ContextFeatures.Count)))];

    private (string Name, Tensor Value)[] ServedBelief(double concentration)
    {
        var (mean, logVariance) = ContextEncoderNetwork.Posterior(Graph.Input(ServedNames.Sums, "served_people", ContextEncoding.SumSize));
        return [(ServedNames.Mean, mean), (ServedNames.LogVariance, logVariance), (ServedNames.Shape, concentration * _belief.Apply(mean, logVariance))];
    }

    private (string Name, Tensor Value)[] ServedPolicy()
    {
        Tensor Cells(string name) => Graph.Input(name, 1, "served_queries", "served_candidates");
        var (mean, logVariance, costWeight) = (
            Graph.Input(ServedNames.PolicyMean, 1, ContextEncoding.LatentSize), Graph.Input(ServedNames.PolicyLogVariance, 1, ContextEncoding.LatentSize),
            Graph.Input(ServedNames.PolicyCostWeight, 1, 1));
        var (quality, cost) = (Cells(ServedNames.Quality), Cells(ServedNames.Cost));
        return [(ServedNames.Scores, _policies.Free(mean, logVariance, costWeight, quality, cost, Graph.Constant([1], 1, 1, 1).ExpandTo(quality.Shape)))];
    }

    /// <summary>BCE of the same person's other choices, all of them of people's who chose: ln(1 + exp(−g[(1 − ŵ)Δq̂ − ŵΔc̃])).</summary>
    private Tensor HeldOutLoss(Tensor gain)
    {
        var differences = Graph.Input("held_out", "people", "held_out", 2);
        var advantage = (1 - CostWeight) * Part(differences, 0) - CostWeight * Part(differences, 1);
        return Average((-(gain.Softplus() * 10) * advantage).Softplus(), Graph.Input("held_out_mask", "people", "held_out"));
    }

    private static Tensor Part(Tensor x, int index) => x.Slice(-1, index, index + 1).Reshape([.. x.Shape.Take(x.Shape.Count - 1)]);

    private static Tensor Average(Tensor x, Tensor mask) => (x * mask).Sum() / mask.Sum().Max(1);
}
