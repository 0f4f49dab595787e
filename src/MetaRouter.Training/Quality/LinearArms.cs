using System.Numerics.Tensors;

namespace MetaRouter.Training.Quality;

/// <summary>One linear function of the input per candidate: score_k(x) = intercept_k + slope_k·x. Immutable.</summary>
/// <param name="Slopes">[candidate][input].</param>
/// <param name="Intercepts">[candidate].</param>
public sealed record LinearArms(double[][] Slopes, double[] Intercepts)
{
    /// <summary>Scores of every candidate for one input.</summary>
    public double[] Scores(ReadOnlySpan<double> input)
    {
        var scores = new double[Intercepts.Length];
        for (var arm = 0; arm < scores.Length; arm++) scores[arm] = Intercepts[arm] + TensorPrimitives.Dot(input, Slopes[arm]);
        return scores;
    }
}
