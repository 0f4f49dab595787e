using MathNet.Numerics.Distributions;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Simulation;

/// <summary>A made-up person with a known cost weight who judges answers with human noise (docs/mathematics.md, section 2). Immutable.</summary>
/// <param name="CostWeight">w ∈ [0, 1].</param>
/// <param name="Sharpness">β > 0: how surely the better reward wins.</param>
/// <param name="SlipRate">ε ∈ [0, ½): how often the other button is hit.</param>
public sealed record SimulatedPerson(double CostWeight, double Sharpness = 20, double SlipRate = 0.05)
{
    private const double PerceptionDeviation = 0.15;
    private const double StrengthDeviation = 0.05;
    private const double TieBelow = 0.03;
    private const double MuchBetterAbove = 0.15;

    /// <summary>The button this person presses.</summary>
    /// <param name="qualityLeft">Quality of answer A in [0, 1].</param>
    /// <param name="costLeft">c̃ of answer A in [0, 1].</param>
    /// <param name="qualityRight">Quality of answer B in [0, 1].</param>
    /// <param name="costRight">c̃ of answer B in [0, 1].</param>
    /// <param name="random">The person's noise.</param>
    public Choice Choose(double qualityLeft, double costLeft, double qualityRight, double costRight, Random random)
    {
        var gain = PerceivedReward(qualityLeft, costLeft, random) - PerceivedReward(qualityRight, costRight, random);
        var strength = Math.Abs(gain) + Normal.Sample(random, 0, StrengthDeviation);
        var prefersLeft = random.NextDouble() < SlipRate + (1 - 2 * SlipRate) / (1 + Math.Exp(-Sharpness * gain));
        return strength switch
        {
            < TieBelow => Choice.Tie,
            > MuchBetterAbove => prefersLeft ? Choice.AMuchBetter : Choice.BMuchBetter,
            _ => prefersLeft ? Choice.ABetter : Choice.BBetter,
        };
    }

    private double PerceivedReward(double quality, double cost, Random random) =>
        Reward.Of(CostWeight, Math.Clamp(quality + Normal.Sample(random, 0, PerceptionDeviation), 0, 1), cost);
}
