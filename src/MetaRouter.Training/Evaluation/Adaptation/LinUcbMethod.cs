using MathNet.Numerics.LinearAlgebra;
using MetaRouter.Core.Preferences;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>
/// LinUCB for each person on their own (Li et al. 2010, shared parameters): an answer has the features x = [1, q̂, c̃] and the reward 1 for a
/// winner, 0 for a loser, ½ for each side of a tie; A = I + Σ x xᵀ, b = Σ r x, θ = A⁻¹ b; queries go to the largest
/// θᵀx + α √(xᵀ A⁻¹ x), α = 0.3. It starts from nothing for every person.
/// </summary>
internal sealed class LinUcbMethod : IAdaptationMethod
{
    private const int Features = 3;
    private const double Exploration = 0.3;

    /// <inheritdoc />
    public string Name => "linucb-person";

    /// <inheritdoc />
    public MethodTrack Follow(PersonEpisode episode)
    {
        var checkpoints = AdaptationSettings.Checkpoints;
        var track = MethodTrack.Constant(default);
        var gram = Matrix<double>.Build.DenseIdentity(Features);
        var rewards = Vector<double>.Build.Dense(Features);
        var added = 0;
        for (var index = 0; index < checkpoints.Length; index++)
        {
            for (; added < checkpoints[index]; added++)
                foreach (var context in episode.Comparisons[added])
                    Learn(context, gram, rewards);
            track.Outcomes[index] = Route(episode.Routed, gram.Inverse(), rewards);
        }

        return track;
    }

    /// <summary>A tie's two contexts of half weight give each side one observation of ½ in sum.</summary>
    private static void Learn(Context context, Matrix<double> gram, Vector<double> rewards)
    {
        foreach (var (quality, cost, reward) in new[] { (context.QualityWinner, context.CostWinner, 1.0), (context.QualityLoser, context.CostLoser, 0.0) })
        {
            var features = Vector<double>.Build.Dense([1, quality, cost]);
            gram.Add(context.Mask * features.OuterProduct(features), gram);
            rewards.Add(context.Mask * reward * features, rewards);
        }
    }

    private static RoutingOutcome Route(RoutedPool routed, Matrix<double> inverse, Vector<double> rewards)
    {
        var theta = (inverse * rewards).ToArray();
        var covariance = inverse.ToArray();
        return routed.Of(row =>
        {
            var point = routed.Points[row];
            return Enumerable.Range(0, point.Qualities.Length).MaxBy(candidate => Score(theta, covariance, point.Qualities[candidate], point.Costs[candidate]));
        });
    }

    private static double Score(double[] theta, double[,] covariance, double quality, double cost)
    {
        ReadOnlySpan<double> features = [1, quality, cost];
        double mean = 0, variance = 0;
        for (var row = 0; row < Features; row++)
        {
            mean += theta[row] * features[row];
            for (var column = 0; column < Features; column++) variance += features[row] * covariance[row, column] * features[column];
        }
        return mean + Exploration * Math.Sqrt(Math.Max(variance, 0));
    }
}
