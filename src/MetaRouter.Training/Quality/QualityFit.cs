using MetaRouter.Core.Queries;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Quality;

/// <summary>
/// The quality part of the predictor: the mean of logistic regression and the mean of some networks, calibrated by σ(slope·logit + intercept).
/// </summary>
/// <param name="Scaling">Of the text features.</param>
/// <param name="Logistic">Logits per candidate.</param>
/// <param name="Networks">At least one.</param>
/// <param name="Slope">1 before calibration.</param>
/// <param name="Intercept">0 before calibration.</param>
internal sealed record QualityFit(
    FeatureScaling Scaling, LinearArms Logistic, IReadOnlyList<QualityNetworkWeights> Networks, double Slope = 1, double Intercept = 0)
{
    private const double ProbabilityMargin = 1e-5;
    private const string Output = "quality";

    /// <summary>Fits to rows; progress is reported after each part, of which there are one more than networks.</summary>
    public static QualityFit Train(
        QueryInputs queries, double[][] quality, PredictorOptions options, Random random, Action report, CancellationToken cancellationToken)
    {
        var scaling = FeatureScaling.Of(queries.Features);
        var inputs = queries.Scaled(scaling);
        var logistic = LogisticFit.Fit(inputs, quality, options.LogisticPenalty);
        report();
        var networks = new QualityNetworkWeights[options.Networks];
        for (var index = 0; index < networks.Length; index++)
        {
            networks[index] = QualityNetwork.Train(inputs, quality, options.Network, random, cancellationToken);
            report();
        }

        return new QualityFit(scaling, logistic, networks);
    }

    /// <summary>The same fit, calibrated on rows that it did not see.</summary>
    public (double Slope, double Intercept) Calibration(QueryInputs held, double[][] quality)
    {
        var predicted = Predict(held);
        var pairs = predicted.Zip(quality)
            .SelectMany(row => row.First.Zip(row.Second, (probability, target) => (Logit: LogisticFunction.Logit(probability), target)))
            .Where(pair => !double.IsNaN(pair.target)).ToArray();
        var line = LogisticFit.Fit([.. pairs.Select(pair => new[] { pair.Logit })], [.. pairs.Select(pair => new[] { pair.target })], 1e-6);
        return (line.Slopes[0][0], line.Intercepts[0]);
    }

    /// <summary>[B, K] in [0, 1] from scaled inputs [B, 539].</summary>
    public Tensor Quality(Tensor input)
    {
        var networks = Networks.Select((weights, index) => QualityNetwork.Logits(input, weights, $"network{index}").Sigmoid())
            .Aggregate((sum, next) => sum + next) / Networks.Count;
        var mean = ((Logistic.Scores(input).Sigmoid() + networks) / 2).Max(ProbabilityMargin).Min(1 - ProbabilityMargin);
        return (Slope * (mean.Log() - (1 - mean).Log()) + Intercept).Sigmoid();
    }

    /// <summary>[row][candidate], from inputs scaled outside the graph.</summary>
    public double[][] Predict(QueryInputs queries)
    {
        var graph = new DifferentiableGraph();
        var quality = Quality(graph.Input("input", "batch", QueryInputs.Width));
        using var session = new ForwardSession(graph.Forward(new Dictionary<string, float[]>(), (Output, quality)), 1);
        float[] inputs = [.. queries.Scaled(Scaling).SelectMany(row => row.Select(value => (float)value))];
        var values = session.Run(new Dictionary<string, (float[], long[])> { ["input"] = (inputs, [queries.Count, QueryInputs.Width]) })[Output];
        return [.. values.Chunk(values.Length / queries.Count).Select(row => row.Select(value => (double)value).ToArray())];
    }
}
