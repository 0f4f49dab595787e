namespace MetaRouter.Core.Policies;

/// <summary>The reward of an answer for a person: R_w = (1 − w)·q − w·c̃ (docs/mathematics.md, section 1).</summary>
public static class Reward
{
    /// <summary>R_w of quality q ∈ [0, 1] at normalised cost c̃ ∈ [0, 1] under cost weight w ∈ [0, 1]; in [−1, 1].</summary>
    public static double Of(double costWeight, double quality, double cost) => (1 - costWeight) * quality - costWeight * cost;

    /// <summary>Position of the highest reward; the first of equals.</summary>
    /// <param name="costWeight">w ∈ [0, 1].</param>
    /// <param name="qualities">q̂ per candidate, at least one.</param>
    /// <param name="costs">c̃ per candidate, as many.</param>
    public static int Best(double costWeight, ReadOnlySpan<double> qualities, ReadOnlySpan<double> costs)
    {
        var best = 0;
        for (var index = 1; index < qualities.Length; index++)
            if (Of(costWeight, qualities[index], costs[index]) > Of(costWeight, qualities[best], costs[best])) best = index;
        return best;
    }

    /// <summary>
    /// The cost weight at which two answers are worth the same: w* = Δq/(Δq + Δc̃), dearer minus cheaper; null unless the dearer is better.
    /// </summary>
    public static double? Indifference(double qualityGain, double costGain) =>
        qualityGain > 0 && costGain > 0 ? qualityGain / (qualityGain + costGain) : null;
}
