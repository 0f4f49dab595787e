using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// One comparison with visible prices as the preference model sees it, winner first, so that swapping the sides (with the choice) changes
/// nothing. No candidate identity and no query: contexts stay valid when the pool changes.
/// </summary>
/// <param name="QualityWinner">q̂ of the preferred answer, in [0, 1].</param>
/// <param name="QualityLoser">q̂ of the other answer, in [0, 1].</param>
/// <param name="CostWinner">c̃ of the preferred answer, in [0, 1], from the price that was on screen.</param>
/// <param name="CostLoser">c̃ of the other answer, in [0, 1], from the price that was on screen.</param>
/// <param name="Strength">1 much better, ½ better, 0 tie (or, with mask 1, a winner of whom nothing more is known).</param>
/// <param name="Mask">Weight: 1, or ½ for each of the two orders of a tie.</param>
public readonly record struct Context(
    double QualityWinner, double QualityLoser, double CostWinner, double CostLoser, double Strength, double Mask = 1)
{
    /// <summary>
    /// The contexts that a comparison gives: one for a winner, two of half weight for a tie, none when both are bad.
    /// </summary>
    public static IReadOnlyList<Context> From(Choice choice, double qualityLeft, double qualityRight, double costLeft, double costRight)
    {
        var strength = choice.ToStrength();
        return choice.ToOutcome() switch
        {
            ComparisonOutcome.LeftBetter => [new(qualityLeft, qualityRight, costLeft, costRight, strength)],
            ComparisonOutcome.RightBetter => [new(qualityRight, qualityLeft, costRight, costLeft, strength)],
            ComparisonOutcome.Tie =>
            [
                new(qualityLeft, qualityRight, costLeft, costRight, 0, 0.5),
                new(qualityRight, qualityLeft, costRight, costLeft, 0, 0.5),
            ],
            _ => [],
        };
    }
}
