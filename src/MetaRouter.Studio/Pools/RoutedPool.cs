using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;

namespace MetaRouter.Studio.Pools;

/// <summary>A candidate pool with everything needed to predict for it. Immutable: votes that move assumed qualities make a new one.</summary>
/// <param name="Candidates">The pool.</param>
/// <param name="Scale">How dollars become c̃ at the pool's present prices.</param>
/// <param name="Quality">Expected quality per candidate.</param>
/// <param name="Cost">Expected price per candidate.</param>
/// <param name="IsRecorded">Whether the answers are replayed from a bank, free of charge.</param>
public sealed record RoutedPool(
    CandidatePool Candidates, CostScale Scale, QualityPredictor Quality, ICostPredictor Cost, bool IsRecorded)
{
    /// <summary>Whether nothing was measured on some candidate.</summary>
    public bool AssumesAny { get; } = Candidates.Candidates.Any(candidate => !Quality.Measures(candidate.Id));

    /// <summary>Everything predicted for one query; arrays in pool order.</summary>
    public PoolPrediction Predict(PredictionQuery query)
    {
        var qualities = Quality.Predict(query, Candidates);
        var costs = Cost.Predict(query, Candidates);
        return new PoolPrediction(qualities, costs, new RoutingPoint(
            [.. qualities.Select(quality => quality.Mean)],
            [.. costs.Select(cost => Scale.Normalise(cost.Cost))],
            [.. costs.Select(cost => (double)cost.Cost.Usd)]));
    }
}

/// <summary>Predictions of one query for a pool, in pool order.</summary>
public sealed record PoolPrediction(
    ImmutableArray<QualityPrediction> Qualities, ImmutableArray<CostPrediction> Costs, RoutingPoint Point);
