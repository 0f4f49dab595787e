using MathNet.Numerics.Distributions;
using MetaRouter.Core.Queries;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.Pilot;

/// <summary>
/// Phase 1: ψ(q) = W h(q) + b by a triplet loss on cosine distance. Anchor and positive are queries that the same candidate won, the negative one
/// that it lost to a cheaper candidate: max(0, margin + d(a, p) − d(a, n)), d = 1 − cos.
/// </summary>
/// <param name="Weight">W, [512][d] row-major.</param>
/// <param name="Bias">b, [d].</param>
/// <param name="FirstLoss">Mean loss over the first tenth of the steps.</param>
/// <param name="LastLoss">Mean loss over the last tenth.</param>
internal sealed record SharedSpace(float[] Weight, float[] Bias, double FirstLoss, double LastLoss)
{
    /// <summary>d.</summary>
    public int Dimensions => Bias.Length;

    /// <summary>ψ̂ [B, d] of unit length, from h [B, 512].</summary>
    public Tensor Project(Tensor embedding) =>
        Project(embedding, embedding.Graph.Constant(Weight, QueryEmbedding.Dimensions, Dimensions), embedding.Graph.Constant(Bias, Dimensions));

    /// <summary>Trains the space; the same arguments give the same space. Where no candidate both won twice and lost, it stays the random one.</summary>
    public static SharedSpace Train(
        IReadOnlyList<QueryEmbedding> embeddings, PreferencePairs pairs, PilotOptions options, Random random, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var graph = new DifferentiableGraph();
        float[] initial = [.. Enumerable.Range(0, QueryEmbedding.Dimensions * options.Dimensions).Select(_ => (float)Normal.Sample(random, 0, 1 / Math.Sqrt(options.Dimensions)))];
        var weight = graph.Parameter("weight", initial, QueryEmbedding.Dimensions, options.Dimensions);
        var bias = graph.Parameter("bias", new float[options.Dimensions], options.Dimensions);
        Tensor Point(string name) => Project(graph.Input(name, "batch", QueryEmbedding.Dimensions), weight, bias);
        var (anchor, positive, negative) = (Point("anchor"), Point("positive"), Point("negative"));
        var loss = (options.Margin - (anchor * positive).Sum([1]) + (anchor * negative).Sum([1])).Relu().Mean();
        var adam = new AdamOptions { LearningRate = options.LearningRate, FinalLearningRate = options.LearningRate / 100, Steps = options.SpaceSteps, ClipNorm = 1 };
        using var session = new TrainingSession(graph, loss, adam, threads: 1);
        var trainable = Enumerable.Range(0, pairs.Won.Length).Where(candidate => pairs.Won[candidate].Length > 1 && pairs.HardNegatives[candidate].Length > 0).ToArray();
        if (trainable.Length == 0) return new SharedSpace(initial, new float[options.Dimensions], 0, 0);
        var losses = new double[options.SpaceSteps];
        for (var step = 0; step < losses.Length; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (a, p, n) = (new int[options.BatchSize], new int[options.BatchSize], new int[options.BatchSize]);
            for (var index = 0; index < options.BatchSize; index++)
            {
                var candidate = trainable[random.Next(trainable.Length)];
                (a[index], p[index], n[index]) = (Any(pairs.Won[candidate]), Any(pairs.Won[candidate]), Any(pairs.HardNegatives[candidate]));
            }

            losses[step] = session.Step(new Dictionary<string, (float[], long[])> { ["anchor"] = Rows(a), ["positive"] = Rows(p), ["negative"] = Rows(n) })[TrainingSession.Loss];
            progress?.Report((step + 1.0) / losses.Length);
        }

        var trained = session.Parameters();
        var tenth = Math.Max(losses.Length / 10, 1);
        return new SharedSpace(trained["weight"], trained["bias"], losses.Take(tenth).Average(), losses.TakeLast(tenth).Average());

        int Any(int[] rows) => rows[random.Next(rows.Length)];

        (float[], long[]) Rows(int[] rows) => ([.. rows.SelectMany(row => embeddings[row].Values.ToArray())], [rows.Length, QueryEmbedding.Dimensions]);
    }

    private static Tensor Project(Tensor embedding, Tensor weight, Tensor bias)
    {
        var point = embedding.MatMul(weight) + bias;
        return point / (point.Square().Sum([1], keep: true) + 1e-12).Sqrt();
    }
}
