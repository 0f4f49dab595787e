using MathNet.Numerics.Distributions;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Pilot;

/// <summary>
/// Phase 2, with the space frozen: a vector θ_k per candidate such that p(i beats j | q) is the softmax over cos(ψ̂, θ_i)/T and cos(ψ̂, θ_j)/T;
/// binary cross-entropy on the preferences.
/// </summary>
/// <param name="Vectors">θ [K][d], unit length.</param>
/// <param name="FirstLoss">Mean loss over the first tenth of the steps.</param>
/// <param name="LastLoss">Mean loss over the last tenth.</param>
internal sealed record PreferenceArms(float[][] Vectors, double FirstLoss, double LastLoss)
{
    /// <summary>cos(ψ̂, θ_k) [B, K] from ψ̂ [B, d].</summary>
    public Tensor Preference(Tensor projection) =>
        projection.MatMul(projection.Graph.Constant([.. Vectors.SelectMany(vector => vector)], Vectors.Length, Vectors[0].Length), transposeB: true);

    /// <summary>Trains the vectors; the same arguments give the same ones.</summary>
    /// <param name="projections">ψ̂ [row][d], unit length.</param>
    /// <param name="pairs">Preferences on these rows.</param>
    /// <param name="options">The schedule.</param>
    /// <param name="random">Start and batches.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellationToken">Seen between steps.</param>
    public static PreferenceArms Train(
        float[][] projections, PreferencePairs pairs, PilotOptions options, Random random, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (candidates, width) = (pairs.Won.Length, options.Dimensions);
        var graph = new DifferentiableGraph();
        float[] initial = [.. Enumerable.Range(0, candidates * width).Select(_ => (float)Normal.Sample(random, 0, 1 / Math.Sqrt(width)))];
        var vectors = Unit(graph.Parameter("vectors", initial, candidates, width));
        var projection = graph.Input("projection", "batch", width);
        Tensor Cosine(string name) => (projection * vectors.Gather(graph.Input(name, "batch"))).Sum([1]);
        var loss = ((Cosine("loser") - Cosine("winner")) / options.Temperature).Softplus().Mean();
        var adam = new AdamOptions { LearningRate = options.LearningRate, FinalLearningRate = options.LearningRate / 100, Steps = options.ArmSteps, ClipNorm = 1 };
        using var session = new TrainingSession(graph, loss, adam, threads: 1);
        var losses = new double[options.ArmSteps];
        for (var step = 0; step < losses.Length; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = Enumerable.Range(0, options.BatchSize).Select(_ => pairs.All[random.Next(pairs.All.Length)]).ToArray();
            losses[step] = session.Step(new Dictionary<string, (float[], long[])>
            {
                ["projection"] = ([.. batch.SelectMany(pair => projections[pair.Row])], [batch.Length, width]),
                ["winner"] = ([.. batch.Select(pair => (float)pair.Winner)], [batch.Length]),
                ["loser"] = ([.. batch.Select(pair => (float)pair.Loser)], [batch.Length]),
            })[TrainingSession.Loss];
            progress?.Report((step + 1.0) / losses.Length);
        }

        var tenth = Math.Max(losses.Length / 10, 1);
        return new PreferenceArms([.. session.Parameters()["vectors"].Chunk(width).Select(Unit)], losses.Take(tenth).Average(), losses.TakeLast(tenth).Average());
    }

    private static Tensor Unit(Tensor vectors) => vectors / (vectors.Square().Sum([1], keep: true) + 1e-12).Sqrt();

    private static float[] Unit(float[] vector)
    {
        var length = Math.Sqrt(vector.Sum(value => (double)value * value));
        return [.. vector.Select(value => (float)(value / length))];
    }
}
