using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.Quality;

/// <summary>
/// The trained predictor for a pool whose candidates it all knows from the same questions: only then are its qualities comparable. A query's
/// predictions are remembered for as long as its embedding is. Safe for concurrent use.
/// </summary>
public sealed class TrainedPool : IQualityPredictor, ICostPredictor
{
    private const double FamiliarDeviation = 0.1;
    private const double UnfamiliarDeviation = 0.25;

    private readonly TrainedPredictor _predictor;
    private readonly CandidatePool _pool;
    private readonly string[] _known;
    private readonly ConditionalWeakTable<QueryEmbedding, TrainedPrediction[]> _predictions = [];

    private TrainedPool(TrainedPredictor predictor, CandidatePool pool, string[] known) => (_predictor, _pool, _known) = (predictor, pool, known);

    /// <summary>The predictor for a pool; null unless it knows every candidate, by its provider's name of the model, from one and the same ground.</summary>
    /// <param name="predictor">Stays the caller's to dispose.</param>
    /// <param name="pool">Candidates whose <see cref="CandidateModel.ProviderModel"/> may carry a maker in front, as in openai/gpt-4o.</param>
    public static TrainedPool? For(TrainedPredictor predictor, CandidatePool pool)
    {
        string?[] known = [.. pool.Candidates.Select(candidate => predictor.Find(candidate.ProviderModel))];
        return known.All(id => id is not null) && predictor.ShareAGround(known!) ? new TrainedPool(predictor, pool, known!) : null;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">Another pool than the one that this was made for.</exception>
    public ImmutableArray<QualityPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
        [.. Predictions(query, pool).Select(prediction => new QualityPrediction(prediction.Quality, Variance(prediction.Familiarity), QualitySource.Predicted))];

    /// <inheritdoc />
    ImmutableArray<CostPrediction> ICostPredictor.Predict(PredictionQuery query, CandidatePool pool) =>
        [.. Predictions(query, pool).Zip(pool.Candidates, (prediction, candidate) => CostPredictor.Price(query, candidate, prediction.OutputTokens))];

    private static double Variance(double familiarity)
    {
        var deviation = UnfamiliarDeviation + familiarity * (FamiliarDeviation - UnfamiliarDeviation);
        return deviation * deviation;
    }

    private TrainedPrediction[] Predictions(PredictionQuery query, CandidatePool pool)
    {
        if (!ReferenceEquals(pool, _pool)) throw new ArgumentException("These predictions are for another pool.", nameof(pool));
        return _predictions.GetValue(query.Embedding, embedding => _predictor.Predict(embedding, TextFeatures.Of(query.Text), _known));
    }
}
