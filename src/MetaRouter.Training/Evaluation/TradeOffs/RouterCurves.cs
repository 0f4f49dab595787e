using MetaRouter.Core.Candidates;
using MetaRouter.Core.Frontiers;
using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.TradeOffs;

/// <summary>What every router can reach over one pool: mean cost in USD against mean true quality, as its parameter is swept. Immutable.</summary>
internal sealed class RouterCurves
{
    /// <summary>Name of the hull of single candidates.</summary>
    public const string SingleHull = "single-hull";

    /// <summary>Name of the router that knows the outcomes.</summary>
    public const string Oracle = "oracle";

    private const int WeightSteps = 400;
    private const int AlphaSteps = 100;

    private readonly int[] _candidates;
    private readonly int[] _rows;
    private readonly CostScaling _scaling;

    /// <param name="data">Predictions and truth.</param>
    /// <param name="learned">What the baselines learned; the same for every pool of a seed.</param>
    /// <param name="candidates">Positions of the pool's candidates.</param>
    /// <param name="scaling">Kind of cost scale.</param>
    public RouterCurves(EvaluationData data, LearnedBaselines learned, int[] candidates, CostScaling scaling)
    {
        (_candidates, _scaling) = (candidates, scaling);
        _rows = [.. Enumerable.Range(0, data.Embeddings.Count)];
        var routed = Routed(data.Predicted);
        var outcomes = data.Predicted.Outcomes;
        Singles = [.. routed.Singles.Select(PointOf)];
        ByMethod = new OrderedDictionary<string, IReadOnlyList<TradeOffPoint>>
        {
            ["router"] = Sweep(routed),
            [OtherScale(scaling)] = Sweep(Routed(data.Predicted, scaling == CostScaling.Log ? CostScaling.Linear : CostScaling.Log)),
            ["fixed-half"] = [PointOf(routed.At(0.5))],
            ["knn"] = Sweep(Routed(learned.Neighbours)),
            ["cluster"] = [.. learned.Clusters.Sweep(routed, AlphaSteps).Select(PointOf)],
            ["candidate-means"] = Sweep(Routed(learned.Means)),
            ["strongest"] = [Singles[routed.Strongest]],
            ["cheapest"] = [Singles[routed.Cheapest]],
            ["random"] = [new(Singles.Average(point => point.Cost), Singles.Average(point => point.Quality))],
            [SingleHull] = Singles,
            [Oracle] = Sweep(Routed(new PredictedPool(outcomes, outcomes.Quality, outcomes.CostUsd))),
        };
    }

    /// <summary>Each candidate answering everything.</summary>
    public IReadOnlyList<TradeOffPoint> Singles { get; }

    /// <summary>The points of every method, in the order of the tables.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TradeOffPoint>> ByMethod { get; }

    /// <summary>Name of the router on the scale that was not asked for.</summary>
    private static string OtherScale(CostScaling scaling) => scaling == CostScaling.Log ? "router-linear" : "router-log";

    private static IReadOnlyList<TradeOffPoint> Sweep(RoutedPool routed) =>
        [.. Enumerable.Range(0, WeightSteps + 1).Select(step => PointOf(routed.At((double)step / WeightSteps))).Distinct()];

    private static TradeOffPoint PointOf(RoutingOutcome outcome) => outcome.ToPoint(1);

    private RoutedPool Routed(PredictedPool predicted, CostScaling? scaling = null) =>
        new(new PoolQuestions(predicted, _candidates, _rows, PoolScale.Of(predicted, _candidates, scaling ?? _scaling)));
}
