using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality;

/// <summary>
/// Predicts each candidate from the best that is known of it: from grades of its own answers, else by a predictor that was trained elsewhere, else it says what
/// is assumed. Every prediction names its source. Immutable.
/// </summary>
/// <remarks>
/// Grades of one's own questions and shares of right answers on public ones are not the same scale. In a pool where some candidates have grades and others do
/// not, what is said of the others is therefore at least as uncertain as an assumption (docs/mathematics.md, section 2).
/// </remarks>
/// <param name="measured">Predicts the graded candidates.</param>
/// <param name="assumed">Covers every candidate of the pool that has no grades.</param>
/// <param name="trained">Speaks for candidates without grades; null when nothing does.</param>
public sealed class QualityPredictor(RidgeQualityPredictor measured, AssumedQualities assumed, ITrainedCandidates? trained = null) : IQualityPredictor
{
    /// <summary>Whether a candidate was measured, here or elsewhere.</summary>
    public bool Measures(string candidateId) => IsGraded(candidateId) || trained?.Knows(candidateId) == true;

    /// <summary>Whether a candidate has grades of its own answers, enough to predict from.</summary>
    public bool IsGraded(string candidateId) => measured.Measures(candidateId);

    /// <inheritdoc />
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool)
    {
        var isMixed = trained is not null && pool.Candidates.Any(candidate => IsGraded(candidate.Id));
        return [.. pool.Candidates.Select(candidate => measured.Predict(query, candidate.Id) ?? Elsewhere(query, candidate.Id, isMixed) ?? assumed[candidate.Id])];
    }

    private QualityPrediction? Elsewhere(PredictionQuery query, string candidateId, bool isMixed)
    {
        if (trained?.FindQuality(query, candidateId) is not { } found) return null;
        return isMixed ? found with { Variance = Math.Max(found.Variance, AssumedQualities.PriorVariance) } : found;
    }
}
