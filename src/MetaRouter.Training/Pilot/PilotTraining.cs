using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.Differentiation;
using MetaRouter.Training.MetaTraining;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Pilot;

/// <summary>What pretraining gave.</summary>
/// <param name="Graph">The shared space (<see cref="PreferencePrior"/>).</param>
/// <param name="Arms">The candidates' vectors and precisions.</param>
/// <param name="Components">Principal components of the embeddings.</param>
/// <param name="Space">Phase 1.</param>
/// <param name="Vectors">Phase 2.</param>
internal sealed record TrainedPilot(byte[] Graph, IReadOnlyList<PriorArm> Arms, PrincipalComponents Components, SharedSpace Space, PreferenceArms Vectors)
{
    /// <summary>The prior as the program uses it; the caller disposes it.</summary>
    public PreferencePrior Open() => new(Graph, Arms, Components);
}

/// <summary>PILOT's pretraining, phases 1 and 2, on preferences derived from outcomes (docs/mathematics.md, section 3).</summary>
/// <param name="options">The schedule.</param>
internal sealed class PilotTraining(PilotOptions options)
{
    private const double CalibrationPenalty = 1e-4;

    /// <summary>Trains both phases and the calibration; the same arguments give the same prior.</summary>
    /// <param name="embeddings">One per row.</param>
    /// <param name="targets">Outcomes; each candidate is known on some row.</param>
    /// <param name="random">Every draw.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Seen between steps.</param>
    public TrainedPilot Train(
        IReadOnlyList<QueryEmbedding> embeddings, OutcomeTargets targets, Random random, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var pairs = PreferencePairs.Of(targets);
        var space = SharedSpace.Train(embeddings, pairs, options, random, Part(progress, 0), cancellationToken);
        var projections = Run(embeddings, space.Project);
        var arms = PreferenceArms.Train(projections, pairs, options, random, Part(progress, 0.5), cancellationToken);
        var calibration = Calibrate(Run(embeddings, embedding => arms.Preference(space.Project(embedding))), targets.Quality);
        PriorArm[] described =
        [
            .. targets.Candidates.Select((id, candidate) => new PriorArm(id, arms.Vectors[candidate], 1 / Math.Max(MeanOf(targets.Quality, candidate), options.LeastAccuracy))),
        ];
        return new TrainedPilot(ToGraph(space, arms, calibration), described, PrincipalComponents.Fit(embeddings), space, arms);
    }

    /// <summary>Per candidate the slope and intercept of σ(slope·cos + intercept) against quality.</summary>
    private static (double Slope, double Intercept)[] Calibrate(float[][] cosines, double[][] quality) =>
    [
        .. Enumerable.Range(0, quality[0].Length).Select(candidate =>
        {
            var rows = RidgeFit.KnownRows(quality, candidate);
            var line = LogisticFit.Fit(
                [.. rows.Select(row => new double[] { cosines[row][candidate] })], [.. rows.Select(row => new[] { quality[row][candidate] })], CalibrationPenalty);
            return (line.Slopes[0][0], line.Intercepts[0]);
        }),
    ];

    private static byte[] ToGraph(SharedSpace space, PreferenceArms arms, (double Slope, double Intercept)[] calibration)
    {
        var graph = new DifferentiableGraph();
        var projection = space.Project(graph.Input(PreferencePrior.Embedding, "batch", QueryEmbedding.Dimensions));
        var slopes = graph.Constant([.. calibration.Select(line => (float)line.Slope)], calibration.Length);
        var intercepts = graph.Constant([.. calibration.Select(line => (float)line.Intercept)], calibration.Length);
        var quality = (arms.Preference(projection) * slopes + intercepts).Sigmoid();
        return graph.Forward(new Dictionary<string, float[]>(), (PreferencePrior.Projection, projection), (PreferencePrior.Quality, quality));
    }

    private static float[][] Run(IReadOnlyList<QueryEmbedding> embeddings, Func<Tensor, Tensor> function)
    {
        var graph = new DifferentiableGraph();
        var output = function(graph.Input(PreferencePrior.Embedding, "batch", QueryEmbedding.Dimensions));
        using var session = new ForwardSession(graph.Forward(new Dictionary<string, float[]>(), ("output", output)), 1);
        float[] inputs = [.. embeddings.SelectMany(embedding => embedding.Values.ToArray())];
        var values = session.Run(new Dictionary<string, (float[], long[])> { [PreferencePrior.Embedding] = (inputs, [embeddings.Count, QueryEmbedding.Dimensions]) })["output"];
        return [.. values.Chunk(values.Length / embeddings.Count)];
    }

    private static double MeanOf(double[][] quality, int candidate) => RidgeFit.KnownRows(quality, candidate).Average(row => quality[row][candidate]);

    private static PartOfProgress? Part(IProgress<double>? progress, double start) => progress is null ? null : new PartOfProgress(progress, start, 0.5);
}
