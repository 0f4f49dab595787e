using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.Quality;

/// <summary>
/// Expects the answer lengths of candidates that the trained predictor knows, unless lengths of their answers are known here; prices come from
/// the pool's own price rows. Safe for concurrent use.
/// </summary>
/// <param name="trained">The trained predictor; stays the caller's to dispose.</param>
/// <param name="others">Expects every candidate's cost, and knows whose lengths it has seen.</param>
public sealed class TrainedCosts(TrainedPredictor trained, CostPredictor others) : ICostPredictor
{
    /// <inheritdoc />
    public ImmutableArray<CostPrediction> Predict(PredictionQuery query, CandidatePool pool)
    {
        var predictions = others.Predict(query, pool);
        int[] places =
        [
            .. Enumerable.Range(0, predictions.Length)
                .Where(place => !others.Measures(pool.Candidates[place].Id) && trained.Knows(pool.Candidates[place].ProviderModel)),
        ];
        if (places.Length == 0) return predictions;
        var known = trained.Predict(query.Embedding, TextFeatures.Of(query.Text), [.. places.Select(place => pool.Candidates[place].ProviderModel)]);
        var filled = predictions.ToBuilder();
        foreach (var (index, place) in places.Index()) filled[place] = CostPredictor.Price(query, pool.Candidates[place], known[index].OutputTokens);
        return filled.MoveToImmutable();
    }
}
