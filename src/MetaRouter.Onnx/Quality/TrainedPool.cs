using System.Runtime.CompilerServices;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.Quality;

/// <summary>
/// The trained predictor for those candidates of a pool that have no grades of their own, all of which it knows from the same questions: only then are its
/// qualities comparable. A query's predictions are remembered for as long as its embedding is. Safe for concurrent use.
/// </summary>
public sealed class TrainedPool : ITrainedCandidates
{
    private const double FamiliarDeviation = 0.1;
    private const double UnfamiliarDeviation = 0.25;

    private readonly TrainedPredictor _predictor;
    private readonly string[] _known;
    private readonly Dictionary<string, int> _places;
    private readonly ConditionalWeakTable<QueryEmbedding, TrainedPrediction[]> _predictions = [];

    private TrainedPool(TrainedPredictor predictor, Dictionary<string, int> places, string[] known) => (_predictor, _places, _known) = (predictor, places, known);

    /// <summary>
    /// The predictor for a pool; null unless it knows every candidate that was not measured, by its provider's name of the model, from one and the same ground.
    /// One that nobody measured leaves all of them assumed: what is assumed of it could not be compared with what is predicted of them.
    /// </summary>
    /// <param name="predictor">Stays the caller's to dispose.</param>
    /// <param name="pool">Candidates whose <see cref="CandidateModel.ProviderModel"/> may carry a maker in front, as in openai/gpt-4o.</param>
    /// <param name="isMeasured">Whether a candidate, by its id, has grades of its own; null when none has.</param>
    public static TrainedPool? For(TrainedPredictor predictor, CandidatePool pool, Func<string, bool>? isMeasured = null)
    {
        var candidates = pool.Candidates.Where(candidate => isMeasured?.Invoke(candidate.Id) != true).ToList();
        string?[] known = [.. candidates.Select(candidate => predictor.Find(candidate.ProviderModel))];
        if (known.Length == 0 || known.Any(id => id is null) || !predictor.ShareAGround(known!)) return null;
        return new TrainedPool(predictor, candidates.Index().ToDictionary(item => item.Item.Id, item => item.Index, StringComparer.Ordinal), known!);
    }

    /// <inheritdoc />
    public bool Knows(string candidateId) => _places.ContainsKey(candidateId);

    /// <inheritdoc />
    public QualityPrediction? FindQuality(PredictionQuery query, string candidateId) => Find(query, candidateId) is { } found
        ? new QualityPrediction(found.Quality, Variance(found.Familiarity), QualitySource.Predicted)
        : null;

    /// <inheritdoc />
    public double? FindOutputTokens(PredictionQuery query, string candidateId) => Find(query, candidateId)?.OutputTokens;

    private static double Variance(double familiarity)
    {
        var deviation = UnfamiliarDeviation + familiarity * (FamiliarDeviation - UnfamiliarDeviation);
        return deviation * deviation;
    }

    private TrainedPrediction? Find(PredictionQuery query, string candidateId) => _places.TryGetValue(candidateId, out var place)
        ? _predictions.GetValue(query.Embedding, embedding => _predictor.Predict(embedding, TextFeatures.Of(query.Text), _known))[place]
        : null;
}
