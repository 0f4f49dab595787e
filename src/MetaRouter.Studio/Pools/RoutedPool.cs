using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Studio.Pools;

/// <summary>A candidate pool with everything needed to predict for it. Immutable: what feedback teaches makes a new one.</summary>
/// <param name="Candidates">The pool.</param>
/// <param name="Scale">How dollars become c̃ at the pool's present prices.</param>
/// <param name="Basis">Expected quality per candidate, without what feedback has taught.</param>
/// <param name="ExpectedCost">Expected price per candidate, without what calls have taught.</param>
/// <param name="Space">Of the arms that learn from feedback.</param>
/// <param name="IsRecorded">Whether the answers are replayed from a bank, free of charge.</param>
public sealed record RoutedPool(
    CandidatePool Candidates, CostScale Scale, QualityPredictor Basis, ICostPredictor ExpectedCost, IArmSpace Space, bool IsRecorded)
{
    /// <summary>Expected quality per candidate.</summary>
    public OnlineQuality Quality { get; private init; } = Learned(Basis, Space, OnlineQuality.Empty(Space), Candidates, NameOf(IsRecorded));

    /// <summary>Expected price per candidate.</summary>
    public ICostPredictor Cost { get; private init; } = ExpectedCost;

    /// <summary>The last line of the reward log behind <see cref="Quality"/>.</summary>
    public long RewardSequence { get; private init; }

    /// <summary>Names form and features of the arms behind <see cref="Quality"/>.</summary>
    public string QualityVersion => Space.Form.Version(Space.FeatureSpace);

    /// <summary>Names the pool in keys of arms.</summary>
    public string Name => NameOf(IsRecorded);

    /// <summary>The pool as feedback has taught it, up to a line of the reward log.</summary>
    public RoutedPool With(ArmSet arms, long rewardSequence) =>
        this with { Quality = Learned(Basis, Space, arms, Candidates, Name), RewardSequence = rewardSequence };

    /// <summary>The pool with what calls have taught about prices.</summary>
    public RoutedPool With(OnlineCost corrections) => this with { Cost = corrections.Refine(ExpectedCost) };

    /// <summary>Everything predicted for one query; arrays in pool order.</summary>
    public PoolPrediction Predict(PredictionQuery query)
    {
        var online = Quality.Read(query, Candidates);
        var costs = Cost.Predict(query, Candidates);
        return new PoolPrediction(online, costs, new RoutingPoint(
            [.. online.Select(prediction => prediction.Quality.Mean)],
            [.. costs.Select(cost => Scale.Normalise(cost.Cost))],
            [.. costs.Select(cost => (double)cost.Cost.Usd)]));
    }

    private static OnlineQuality Learned(QualityPredictor basis, IArmSpace space, ArmSet arms, CandidatePool candidates, string name) =>
        new(basis, space, arms, name, candidates, id => !basis.Measures(id));

    internal static string NameOf(bool isRecorded) => isRecorded ? "recorded" : "live";
}

/// <summary>Predictions of one query for a pool, in pool order.</summary>
/// <param name="Qualities">Expected quality.</param>
/// <param name="Costs">Expected price.</param>
/// <param name="Point">The same for choosing.</param>
public sealed record PoolPrediction(
    ImmutableArray<OnlinePrediction> Qualities, ImmutableArray<CostPrediction> Costs, RoutingPoint Point);
