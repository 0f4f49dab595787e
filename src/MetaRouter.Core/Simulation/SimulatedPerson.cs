using MathNet.Numerics.Distributions;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Simulation;

/// <summary>A made-up person with a known cost weight who judges answers with human noise (docs/mathematics.md, section 2). Immutable.</summary>
/// <param name="CostWeight">w ∈ [0, 1].</param>
/// <param name="Sharpness">β > 0: how surely the better reward wins.</param>
/// <param name="SlipRate">ε ∈ [0, ½): how often the other button is hit; the share of flipped choices.</param>
/// <param name="Feedback">What is perceived as quality.</param>
/// <param name="StatesStrength">Whether ties and "much better" are said; otherwise every choice names a winner, as "better".</param>
public sealed record SimulatedPerson(
    double CostWeight, double Sharpness = 20, double SlipRate = 0.05, FeedbackKind Feedback = FeedbackKind.Graded, bool StatesStrength = true)
{
    private const double GradedDeviation = 0.15;
    private const double OutcomeDeviation = 0.1;
    private const double StrengthDeviation = 0.05;
    private const double TieBelow = 0.03;
    private const double MuchBetterAbove = 0.15;

    /// <summary>The button this person presses for two answers whose predicted quality is the true one.</summary>
    /// <param name="qualityLeft">Quality of answer A in [0, 1].</param>
    /// <param name="costLeft">c̃ of answer A in [0, 1].</param>
    /// <param name="qualityRight">Quality of answer B in [0, 1].</param>
    /// <param name="costRight">c̃ of answer B in [0, 1].</param>
    /// <param name="random">The person's noise.</param>
    public Choice Choose(double qualityLeft, double costLeft, double qualityRight, double costRight, Random random) =>
        Choose(new JudgedAnswer(qualityLeft, qualityLeft, costLeft), new JudgedAnswer(qualityRight, qualityRight, costRight), random);

    /// <summary>The button this person presses.</summary>
    /// <param name="left">Answer A.</param>
    /// <param name="right">Answer B.</param>
    /// <param name="random">The person's noise.</param>
    public Choice Choose(JudgedAnswer left, JudgedAnswer right, Random random)
    {
        var gain = PerceivedReward(left, random) - PerceivedReward(right, random);
        var strength = StatesStrength ? Math.Abs(gain) + Normal.Sample(random, 0, StrengthDeviation) : TieBelow;
        var prefersLeft = random.NextDouble() < SlipRate + (1 - 2 * SlipRate) / (1 + Math.Exp(-Sharpness * gain));
        return strength switch
        {
            < TieBelow => Choice.Tie,
            > MuchBetterAbove => prefersLeft ? Choice.AMuchBetter : Choice.BMuchBetter,
            _ => prefersLeft ? Choice.ABetter : Choice.BBetter,
        };
    }

    private double PerceivedReward(JudgedAnswer answer, Random random) => Reward.Of(CostWeight, PerceivedQuality(answer, random), answer.Cost);

    private double PerceivedQuality(JudgedAnswer answer, Random random) => Feedback switch
    {
        FeedbackKind.Graded => Math.Clamp(answer.PredictedQuality + Normal.Sample(random, 0, GradedDeviation), 0, 1),
        FeedbackKind.Binary => answer.TrueQuality + Normal.Sample(random, 0, OutcomeDeviation),
        FeedbackKind.Mixed => (answer.TrueQuality + answer.PredictedQuality) / 2 + Normal.Sample(random, 0, OutcomeDeviation),
        _ => throw new InvalidOperationException($"Unknown kind of feedback {Feedback}."),
    };
}
