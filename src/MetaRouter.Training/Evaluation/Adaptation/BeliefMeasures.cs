using MathNet.Numerics.LinearAlgebra;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>How good beliefs about w are: error, coverage of the 90 % interval, and how much of w the latent explains.</summary>
internal static class BeliefMeasures
{
    private const int FirstCovered = 2;

    /// <summary>Adds the metrics of a method that believes something; adds nothing for others.</summary>
    public static void Add(ReportBuilder report, string name, IReadOnlyList<FollowedPerson> people)
    {
        if (people.Any(person => person.Track.Beliefs[0] is null)) return;
        var coverages = new List<double>();
        for (var at = 0; at < AdaptationSettings.Checkpoints.Length; at++)
        {
            var count = AdaptationSettings.Checkpoints[at];
            var beliefs = people.Select(person => (person.CostWeight, Belief: person.Track.Beliefs[at]!)).ToArray();
            report.Add(name, $"weight_error_{count}", beliefs.Average(person => Math.Abs(person.Belief.CostWeight - person.CostWeight)));
            if (count < FirstCovered) continue;
            coverages.Add(beliefs.Average(person => person.CostWeight >= person.Belief.Lower && person.CostWeight <= person.Belief.Upper ? 1.0 : 0));
            report.Add(name, $"coverage_{count}", coverages[^1]);
        }

        report.Add(name, "coverage", coverages.Average());
        var last = people.Select(person => (person.CostWeight, Belief: person.Track.Beliefs[^1]!)).ToArray();
        report.Add(name, "r2_weight_12", Explained([.. last.Select(person => person.CostWeight)], [.. last.Select(person => new[] { person.Belief.CostWeight })]));
        if (last.All(person => person.Belief.LatentMean.Length > 0))
            report.Add(name, "r2_latent_12", Explained([.. last.Select(person => person.CostWeight)], [.. last.Select(person => person.Belief.LatentMean.ToArray())]));
    }

    /// <summary>R² of a linear regression with intercept, in [0, 1]; not a number with fewer people than twice the coefficients.</summary>
    internal static double Explained(double[] targets, double[][] features)
    {
        var width = features[0].Length + 1;
        if (targets.Length < 2 * width) return double.NaN;
        var design = Matrix<double>.Build.Dense(targets.Length, width, (row, column) => column == 0 ? 1 : features[row][column - 1]);
        var target = Vector<double>.Build.Dense(targets);
        // A constant feature (a belief that never moved) must not make the normal equations singular.
        var gram = design.TransposeThisAndMultiply(design) + 1e-9 * Matrix<double>.Build.DenseIdentity(width);
        var residual = target - design * gram.Cholesky().Solve(design.TransposeThisAndMultiply(target));
        var mean = target.Average();
        return 1 - residual.DotProduct(residual) / target.Sum(value => (value - mean) * (value - mean));
    }
}
