using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Core.Quality.Online;

/// <summary>Rewards of the two sides of a comparison, in [0, 1].</summary>
public readonly record struct ComparisonRewards(double Left, double Right);

/// <summary>
/// What the bandit learns from what people say, as rewards in [0, 1] about quality alone (docs/mathematics.md, section 5). Rewards are stored with
/// <see cref="Version"/> and ŵ, and never computed again.
/// </summary>
public static class RewardFormula
{
    /// <summary>Names the formulas.</summary>
    public const string Version = "1";

    /// <summary>Variance of Δq around its prediction.</summary>
    private const double DifferenceVariance = 0.25 * 0.25;

    /// <summary>
    /// Of a comparison with prices on screen, the effect of the prices taken out: r = clip(q̂ ± ½(E[Δq | choice, ŵ] − Δq̂), 0, 1) with
    /// Δq ~ N(Δq̂, .25²) before the choice; ½ each for a tie, 0 each when both are bad.
    /// </summary>
    /// <param name="choice">What the person said.</param>
    /// <param name="qualityLeft">q̂ of answer A, in [0, 1].</param>
    /// <param name="qualityRight">q̂ of answer B, in [0, 1].</param>
    /// <param name="costLeft">c̃ of A's price on screen, in [0, 1].</param>
    /// <param name="costRight">c̃ of B's price on screen, in [0, 1].</param>
    /// <param name="costWeight">The person's believed ŵ before this comparison, in [0, 1].</param>
    public static ComparisonRewards Compared(Choice choice, double qualityLeft, double qualityRight, double costLeft, double costRight, double costWeight)
    {
        if (choice is Choice.Tie or Choice.BothBad) return WithoutPrices(choice);
        var before = qualityLeft - qualityRight;
        var after = NormalUpdate.Posterior(before, DifferenceVariance, Likelihood).Mean;
        return new(Math.Clamp(qualityLeft + (after - before) / 2, 0, 1), Math.Clamp(qualityRight - (after - before) / 2, 0, 1));

        double Likelihood(double difference) => Hypothesis.MeanLikelihood(costWeight, Context.From(choice, difference, 0, costLeft, costRight)[0]);
    }

    /// <summary>Of a comparison with prices hidden: 1 for the winner, 0 for the loser, ½ each for a tie, 0 each when both are bad.</summary>
    public static ComparisonRewards WithoutPrices(Choice choice) => choice.ToOutcome() switch
    {
        ComparisonOutcome.LeftBetter => new(1, 0),
        ComparisonOutcome.RightBetter => new(0, 1),
        ComparisonOutcome.Tie => new(0.5, 0.5),
        _ => new(0, 0),
    };

    /// <summary>Of a thumb on one answer.</summary>
    public static double Thumb(bool isUp) => isUp ? 1 : 0;

    /// <summary>Of a value v ∈ [−1, 1] that a program gave an answer: (v + 1)/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [−1, 1].</exception>
    public static double Stated(double value) => value is >= -1 and <= 1
        ? (value + 1) / 2
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A stated reward lies between -1 and 1.");
}
