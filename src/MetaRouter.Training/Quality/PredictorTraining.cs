using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Quality;

/// <summary>Trains the quality predictor on rows that each know some of the candidates.</summary>
/// <param name="options">The recipe.</param>
internal sealed class PredictorTraining(PredictorOptions options)
{
    /// <summary>Fits everything; the same arguments give the same predictor.</summary>
    /// <param name="queries">The rows' queries.</param>
    /// <param name="targets">Their outcomes; each candidate is known on some row.</param>
    /// <param name="grounds">Per row, the name of the set of questions it belongs to.</param>
    /// <param name="random">Every draw.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Seen between steps.</param>
    public TrainedOutcomeFit Train(
        QueryInputs queries, OutcomeTargets targets, IReadOnlyList<string> grounds, Random random, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var held = (int)(options.CalibrationShare * queries.Count);
        var parts = (held > 0 ? 2 : 1) * (options.Networks + 1);
        var done = 0;
        var calibration = (Slope: 1.0, Intercept: 0.0);
        if (held > 0)
        {
            var order = Enumerable.Range(0, queries.Count).ToArray();
            random.Shuffle(order);
            var (seen, unseen) = (order[held..], order[..held]);
            calibration = QualityFit.Train(queries.Select(seen), targets.Select(seen).Quality, options, random, Report, cancellationToken)
                .Calibration(queries.Select(unseen), targets.Select(unseen).Quality);
        }

        var quality = QualityFit.Train(queries, targets.Quality, options, random, Report, cancellationToken);
        quality = quality with { Slope = calibration.Slope, Intercept = calibration.Intercept };
        var inputs = queries.Scaled(quality.Scaling);
        var tokens = LogRidge.Fit(inputs, targets.OutputTokens, options.LogRidgePenalty, 1).Arms;
        var costs = LogRidge.Fit(inputs, targets.CostUsd, options.LogRidgePenalty, ProbeFit.LeastCostUsd).Arms;
        var (trained, centroids) = TrainingGrounds.Of(queries.Embeddings, grounds, options, random);
        var description = new PredictorDescription { Candidates = Describe(targets, grounds, trained), Grounds = trained };
        return new TrainedOutcomeFit(Graph(quality, tokens, costs, centroids), description);

        void Report() => progress?.Report((double)++done / parts);
    }

    /// <summary>The served graph, scaling of the raw features included (<see cref="PredictorGraph"/>).</summary>
    public static byte[] Graph(QualityFit quality, LinearArms tokens, LinearArms costs, IReadOnlyList<float[]> centroids)
    {
        var graph = new DifferentiableGraph();
        var embedding = graph.Input(PredictorGraph.Embedding, "batch", QueryEmbedding.Dimensions);
        var input = TensorOperators.Concat(1, embedding, Scaled(graph.Input(PredictorGraph.Features, "batch", TextFeatures.Count), quality.Scaling));
        var places = graph.Constant([.. centroids.SelectMany(centroid => centroid)], centroids.Count, QueryEmbedding.Dimensions);
        return graph.Forward(
            new Dictionary<string, float[]>(),
            (PredictorGraph.Quality, quality.Quality(input)),
            (PredictorGraph.LogTokens, tokens.Scores(input)),
            (PredictorGraph.LogCost, costs.Scores(input)),
            (PredictorGraph.Similarity, embedding.MatMul(places, transposeB: true)));
    }

    /// <summary>What <see cref="FeatureScaling.Apply"/> does, as part of the graph.</summary>
    private static Tensor Scaled(Tensor features, FeatureScaling scaling)
    {
        var share = Math.Sqrt(TextFeatures.Count);
        float[] factors = [.. scaling.Deviations.Select(deviation => deviation > FeatureScaling.LeastDeviation ? (float)(1 / deviation / share) : 0)];
        var means = features.Graph.Constant([.. scaling.Means.Select(mean => (float)mean)], TextFeatures.Count);
        var scaled = (features - means) * features.Graph.Constant(factors, TextFeatures.Count);
        return scaled.Max(-FeatureScaling.Clip / share).Min(FeatureScaling.Clip / share);
    }

    private static IReadOnlyList<PredictedCandidate> Describe(OutcomeTargets targets, IReadOnlyList<string> grounds, IReadOnlyList<TrainingGround> trained) =>
    [
        .. targets.Candidates.Select((id, candidate) =>
        {
            var rows = RidgeFit.KnownRows(targets.Quality, candidate);
            var names = rows.Select(row => grounds[row]).ToHashSet(StringComparer.Ordinal);
            return new PredictedCandidate(
                id,
                rows.Average(row => targets.Quality[row][candidate]),
                Math.Log(Math.Max(rows.Average(row => targets.OutputTokens[row][candidate]), 1)),
                Math.Log(Math.Max(Known(targets.CostUsd, candidate).DefaultIfEmpty(0).Average(), ProbeFit.LeastCostUsd)),
                [.. trained.Index().Where(ground => names.Contains(ground.Item.Name)).Select(ground => ground.Index)]);
        }),
    ];

    private static IEnumerable<double> Known(double[][] values, int candidate) => RidgeFit.KnownRows(values, candidate).Select(row => values[row][candidate]);
}
