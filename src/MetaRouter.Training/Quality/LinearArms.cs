using System.Numerics.Tensors;
using MetaRouter.Training.Differentiation;
using Tensor = MetaRouter.Training.Differentiation.Tensor;

namespace MetaRouter.Training.Quality;

/// <summary>One linear function of the input per candidate: score_k(x) = intercept_k + slope_k·x. Immutable.</summary>
/// <param name="Slopes">[candidate][input].</param>
/// <param name="Intercepts">[candidate].</param>
internal sealed record LinearArms(double[][] Slopes, double[] Intercepts)
{
    /// <summary>Scores of every candidate for one input.</summary>
    public double[] Scores(ReadOnlySpan<double> input)
    {
        var scores = new double[Intercepts.Length];
        for (var arm = 0; arm < scores.Length; arm++) scores[arm] = Intercepts[arm] + TensorPrimitives.Dot(input, Slopes[arm]);
        return scores;
    }

    /// <summary>The same in a graph: [B, inputs] to [B, candidates].</summary>
    public Tensor Scores(Tensor input)
    {
        var slopes = input.Graph.Constant([.. Slopes.SelectMany(slope => slope.Select(value => (float)value))], Slopes.Length, Slopes[0].Length);
        return input.MatMul(slopes, transposeB: true) + input.Graph.Constant([.. Intercepts.Select(value => (float)value)], Intercepts.Length);
    }
}
