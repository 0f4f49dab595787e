using System.Collections.Immutable;
using System.Numerics.Tensors;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality.Online;

/// <summary>What is predicted of one candidate, and what the bandit makes of it.</summary>
/// <param name="Quality">The prediction, everything learned included.</param>
/// <param name="BaseQuality">q̂ ∈ [0, 1] without what was learned online.</param>
/// <param name="Bonus">α·width, at least 0: how much a choice may gain by trying it.</param>
public readonly record struct OnlinePrediction(QualityPrediction Quality, double BaseQuality, double Bonus);

/// <summary>
/// Quality as predicted, corrected by what feedback has taught (docs/mathematics.md, section 5): the residual form adds an arm's estimate to the base
/// prediction, the paper's form is the estimate. Immutable, safe for concurrent use; learning makes new arms and with them a new value.
/// </summary>
public sealed class OnlineQuality : IQualityPredictor
{
    /// <summary>λ of a candidate whose base quality is only assumed: its prior deviation of .25 is soon outweighed.</summary>
    private const double AssumedRidge = 2;

    private const double LeastVarianceLeft = 1e-4;

    private readonly IQualityPredictor _basis;
    private readonly IArmSpace _space;
    private readonly ArmSet _arms;
    private readonly string[] _keys;

    /// <param name="basis">Predicts without feedback.</param>
    /// <param name="space">Of the arms.</param>
    /// <param name="arms">What was learned, by <see cref="KeyOf"/>; candidates may be missing.</param>
    /// <param name="pool">Name of the pool: the same id in two pools is two candidates.</param>
    /// <param name="candidates">The pool that will be predicted.</param>
    /// <param name="isAssumed">Whether nothing was measured on a candidate.</param>
    public OnlineQuality(IQualityPredictor basis, IArmSpace space, ArmSet arms, string pool, CandidatePool candidates, Func<string, bool> isAssumed)
    {
        (_basis, _space) = (basis, space);
        _keys = [.. candidates.Candidates.Select(candidate => KeyOf(space, pool, candidate.Id, isAssumed(candidate.Id)))];
        _arms = candidates.Candidates.Aggregate(arms, (set, candidate) => Known(space, set, pool, candidate.Id, isAssumed(candidate.Id)));
    }

    /// <summary>
    /// Key of a candidate's arm. What the residual form learns is the distance to the base prediction, so a base that was only assumed has an arm of its own:
    /// once the candidate is measured, distances to the assumption count no longer.
    /// </summary>
    public static string KeyOf(IArmSpace space, string pool, string candidateId, bool isAssumed) =>
        isAssumed && space.Form.Features == ArmFeatures.Residual ? $"{pool}:{candidateId} as assumed" : $"{pool}:{candidateId}";

    /// <summary>No arms, in a space.</summary>
    public static ArmSet Empty(IArmSpace space) => ArmSet.Empty(space.Form, space.FeatureSpace);

    /// <summary>
    /// The arms with one for this candidate: from its prior; else, if its quality is only assumed, from its family, which is what its id has before the first
    /// slash; else from nothing, since what was measured on it is its start.
    /// </summary>
    public static ArmSet Known(IArmSpace space, ArmSet arms, string pool, string candidateId, bool isAssumed)
    {
        var slash = candidateId.IndexOf('/', StringComparison.Ordinal);
        var key = KeyOf(space, pool, candidateId, isAssumed);
        var family = isAssumed && slash > 0 ? $"{pool}:{candidateId[..slash]}" : null;
        return space.PriorOf(candidateId) is var (start, ridge) ? arms.With(key, family, start, ridge) : arms.With(key, family, isAssumed ? AssumedRidge : null);
    }

    /// <summary>The arms after one reward.</summary>
    /// <param name="space">Of the arms.</param>
    /// <param name="arms">Before.</param>
    /// <param name="pool">The candidate's pool.</param>
    /// <param name="candidateId">Who was rewarded.</param>
    /// <param name="isAssumed">Whether the base quality was assumed.</param>
    /// <param name="x">Features of the query.</param>
    /// <param name="baseQuality">q̂ without what was learned online.</param>
    /// <param name="reward">In [0, 1].</param>
    public static ArmSet Learn(IArmSpace space, ArmSet arms, string pool, string candidateId, bool isAssumed, ReadOnlySpan<double> x, double baseQuality, double reward) =>
        Known(space, arms, pool, candidateId, isAssumed)
            .Learn(KeyOf(space, pool, candidateId, isAssumed), x, space.Form.Features == ArmFeatures.Residual ? reward - baseQuality : reward);

    /// <inheritdoc />
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) => [.. Read(query, pool).Select(prediction => prediction.Quality)];

    /// <summary>One prediction per candidate, in pool order, with what the bandit adds.</summary>
    public ImmutableArray<OnlinePrediction> Read(PredictionQuery query, CandidatePool pool)
    {
        var x = _space.Features(query.Embedding);
        var length = TensorPrimitives.SumOfSquares<double>(x);
        var basis = _basis.Predict(query, pool);
        var predictions = ImmutableArray.CreateBuilder<OnlinePrediction>(basis.Length);
        for (var index = 0; index < basis.Length; index++)
        {
            var reading = _arms.Read(_keys[index], x);
            var mean = _space.Form.Features == ArmFeatures.Residual ? reading.Corrected(basis[index].Mean) : Math.Clamp(_arms.Estimate(_keys[index], x), 0, 1);
            // What the width has shrunk to since the prior, the variance has too.
            var left = length > 0 ? Math.Clamp(reading.Width * reading.Width * _arms.RidgeOf(_keys[index]) / length, LeastVarianceLeft, 1) : 1;
            predictions.Add(new OnlinePrediction(
                new QualityPrediction(mean, basis[index].Variance * left, basis[index].Source), basis[index].Mean, _space.Form.Alpha * reading.Width));
        }

        return predictions.MoveToImmutable();
    }
}
