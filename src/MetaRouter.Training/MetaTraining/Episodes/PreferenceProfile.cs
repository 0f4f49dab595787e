using MathNet.Numerics.Distributions;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Policies;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>One simulated person of meta-training: the paper's task. Immutable.</summary>
/// <param name="CostWeight">w ∈ [0, 1].</param>
/// <param name="Sharpness">β > 0.</param>
/// <param name="SlipRate">ε ∈ [0, ½).</param>
/// <param name="Feedback">What the person perceives.</param>
/// <param name="StatesStrength">Whether the person says how much better, and may call a tie.</param>
/// <param name="SeesGrades">Whether this person's contexts hold grades instead of predictions.</param>
internal sealed record PreferenceProfile(
    double CostWeight, double Sharpness, double SlipRate, FeedbackKind Feedback, bool StatesStrength, bool SeesGrades)
{
    private const double StrengthDeviation = 0.05;
    private const double TieBelow = 0.03;
    private const double MuchBetterAbove = 0.15;

    public static PreferenceProfile Draw(EpisodeOptions options, Random random) => new(
        random.NextDouble(),
        Math.Exp(ContinuousUniform.Sample(random, Math.Log(options.LeastSharpness), Math.Log(options.GreatestSharpness))),
        options.GreatestSlipRate * random.NextDouble(),
        (FeedbackKind)Categorical.Sample(random, [.. options.FeedbackShares]),
        random.NextDouble() < options.StrengthShare,
        random.NextDouble() < options.GradedShare);

    /// <summary>The button this person presses between two answers.</summary>
    public Choice Choose(in JudgedAnswer left, in JudgedAnswer right, Random random)
    {
        var gain = Perceived(left, random) - Perceived(right, random);
        var prefersLeft = random.NextDouble() < SlipRate + (1 - 2 * SlipRate) / (1 + Math.Exp(-Sharpness * gain));
        if (!StatesStrength) return prefersLeft ? Choice.ABetter : Choice.BBetter;
        return (Math.Abs(gain) + Normal.Sample(random, 0, StrengthDeviation)) switch
        {
            < TieBelow => Choice.Tie,
            > MuchBetterAbove => prefersLeft ? Choice.AMuchBetter : Choice.BMuchBetter,
            _ => prefersLeft ? Choice.ABetter : Choice.BBetter,
        };
    }

    private double Perceived(in JudgedAnswer answer, Random random)
    {
        var quality = Feedback switch
        {
            FeedbackKind.Graded => Math.Clamp(answer.Estimate + Normal.Sample(random, 0, 0.15), 0, 1),
            FeedbackKind.Binary => answer.Quality + Normal.Sample(random, 0, 0.1),
            _ => (answer.Quality + answer.Estimate) / 2 + Normal.Sample(random, 0, 0.1),
        };
        return Reward.Of(CostWeight, quality, answer.Cost);
    }
}

/// <summary>An answer as a simulated person meets it: true quality q, the context's q̂ and c̃, all in [0, 1].</summary>
internal readonly record struct JudgedAnswer(double Quality, double Estimate, double Cost);
