using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.Quality;

/// <summary>
/// Predicts candidates that the trained predictor knows by what their provider calls the model, unless they were measured here: grades of one's
/// own questions say more. Everything else is left to the predictor behind it. Safe for concurrent use.
/// </summary>
/// <param name="trained">The trained predictor; stays the caller's to dispose.</param>
/// <param name="others">Predicts every candidate of a pool; its answer stands unless it is merely assumed.</param>
public sealed class TrainedQualities(TrainedPredictor trained, IQualityPredictor others) : IQualityPredictor
{
    /// <summary>Error of q̂ as an estimate of expected quality, on questions like the training ones.</summary>
    private const double FamiliarDeviation = 0.12;

    /// <summary>The same on questions unlike them.</summary>
    private const double UnfamiliarDeviation = 0.22;

    /// <inheritdoc />
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool)
    {
        var predictions = others.Predict(query, pool);
        int[] places =
        [
            .. Enumerable.Range(0, predictions.Length)
                .Where(place => predictions[place].Source == QualitySource.Assumed && trained.Knows(pool.Candidates[place].ProviderModel)),
        ];
        if (places.Length == 0) return predictions;
        var known = trained.Predict(query.Embedding, TextFeatures.Of(query.Text), [.. places.Select(place => pool.Candidates[place].ProviderModel)]);
        var filled = predictions.ToBuilder();
        foreach (var (index, place) in places.Index()) filled[place] = Quality(known[index]);
        return filled.MoveToImmutable();
    }

    private static QualityPrediction Quality(TrainedPrediction prediction)
    {
        var variance = prediction.Familiarity * FamiliarDeviation * FamiliarDeviation + (1 - prediction.Familiarity) * UnfamiliarDeviation * UnfamiliarDeviation;
        return new QualityPrediction(prediction.Quality, variance, QualitySource.Predicted);
    }
}
