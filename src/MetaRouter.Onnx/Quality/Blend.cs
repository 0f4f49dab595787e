namespace MetaRouter.Onnx.Quality;

/// <summary>
/// One query's predictions, drawn towards plain means where the query is unlike the training questions: with familiarity r of the candidate,
/// q̂ = r·q + (1 − r)·(q̄_k + d), d the mean of q_j − q̄_j over all candidates of the same ground; lengths and prices likewise in logarithms, without d.
/// </summary>
internal readonly ref struct Blend(
    PredictorDescription description, ReadOnlySpan<float> quality, ReadOnlySpan<float> logTokens, ReadOnlySpan<float> logCost, ReadOnlySpan<float> similarities)
{
    private readonly ReadOnlySpan<float> _quality = quality;
    private readonly ReadOnlySpan<float> _logTokens = logTokens;
    private readonly ReadOnlySpan<float> _logCost = logCost;
    private readonly ReadOnlySpan<float> _similarities = similarities;

    public TrainedPrediction[] Of(int[] places)
    {
        var familiarities = new double[description.Grounds.Count];
        var difficulties = new double[familiarities.Length];
        for (var ground = 0; ground < familiarities.Length; ground++)
        {
            familiarities[ground] = description.Grounds[ground].Familiarity(_similarities);
            difficulties[ground] = Difficulty(ground);
        }

        var predictions = new TrainedPrediction[places.Length];
        for (var index = 0; index < places.Length; index++)
        {
            var place = places[index];
            var candidate = description.Candidates[place];
            var ground = candidate.Grounds.MaxBy(ground => familiarities[ground]);
            var familiarity = familiarities[ground];
            predictions[index] = new TrainedPrediction(
                Math.Clamp(Mix(_quality[place], candidate.MeanQuality + difficulties[ground]), 0, 1),
                Math.Exp(Mix(_logTokens[place], candidate.MeanLogTokens)),
                Math.Exp(Mix(_logCost[place], candidate.MeanLogCost)),
                familiarity);

            double Mix(double predicted, double mean) => familiarity * predicted + (1 - familiarity) * mean;
        }

        return predictions;
    }

    private double Difficulty(int ground)
    {
        var (sum, count) = (0.0, 0);
        for (var place = 0; place < description.Candidates.Count; place++)
        {
            if (!description.Candidates[place].Grounds.Contains(ground)) continue;
            sum += _quality[place] - description.Candidates[place].MeanQuality;
            count++;
        }

        return sum / Math.Max(count, 1);
    }
}
