using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality;

/// <summary>Predicts from grades where a candidate has them, else says what is assumed; every prediction names its source. Immutable.</summary>
/// <param name="measured">Predicts the graded candidates.</param>
/// <param name="assumed">Covers every candidate of the pool that has no grades.</param>
public sealed class QualityPredictor(RidgeQualityPredictor measured, AssumedQualities assumed) : IQualityPredictor
{
    /// <summary>Predicts the graded candidates.</summary>
    public RidgeQualityPredictor Measured { get; } = measured;

    /// <summary>What is assumed about the others.</summary>
    public AssumedQualities Assumed { get; } = assumed;

    /// <summary>The same measurements with other assumptions, for instance after a comparison.</summary>
    public QualityPredictor With(AssumedQualities assumed) => new(Measured, assumed);

    /// <inheritdoc />
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
        [.. pool.Candidates.Select(candidate => Measured.Predict(query, candidate.Id) ?? Assumed[candidate.Id])];
}
