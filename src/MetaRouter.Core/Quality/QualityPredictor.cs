using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality;

/// <summary>
/// Predicts a whole pool by a trained predictor where one knows it, else from grades where a candidate has them, else says what is assumed;
/// every prediction names its source. Immutable.
/// </summary>
/// <param name="measured">Predicts the graded candidates.</param>
/// <param name="assumed">Covers every candidate of the pool that has no grades.</param>
/// <param name="trained">Predicts the pool from what was measured elsewhere; null when nothing was.</param>
public sealed class QualityPredictor(RidgeQualityPredictor measured, AssumedQualities assumed, IQualityPredictor? trained = null) : IQualityPredictor
{
    /// <summary>Whether a candidate was measured, here or elsewhere.</summary>
    public bool Measures(string candidateId) => IsTrained || measured.Measures(candidateId);

    /// <summary>Whether the measurements were made elsewhere, on public questions.</summary>
    public bool IsTrained => trained is not null;

    /// <inheritdoc />
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) => trained is not null
        ? trained.Predict(query, pool)
        : [.. pool.Candidates.Select(candidate => measured.Predict(query, candidate.Id) ?? assumed[candidate.Id])];
}
