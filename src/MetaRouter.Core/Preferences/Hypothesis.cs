using System.Collections.Immutable;
using MetaRouter.Core.Policies;

namespace MetaRouter.Core.Preferences;

/// <summary>
/// One explanation of a person's choices: a cost weight, how sharply they tell answers apart, how often they slip. Its likelihood is
/// Bradley–Terry on the difference in reward, people's noisy reading of quality folded into the slope, with an ordered logit for the
/// strength (docs/mathematics.md, section 2).
/// </summary>
internal readonly struct Hypothesis
{
    /// <summary>Standard deviation with which people read an answer's quality.</summary>
    public const double PerceptionDeviation = 0.15;

    /// <summary>Difference in reward above which people tend to say "much better".</summary>
    public const double MuchBetterGap = 0.15;

    private static readonly double[] Sharpnesses = [8, 25];
    private static readonly double[] SlipRates = [0.02, 0.1];

    private readonly double _costWeight;
    private readonly double _slope;
    private readonly double _slipRate;
    private readonly double _muchBetterOdds;

    /// <param name="costWeight">w ∈ [0, 1].</param>
    /// <param name="sharpness">β > 0.</param>
    /// <param name="slipRate">ε ∈ [0, ½).</param>
    public Hypothesis(double costWeight, double sharpness, double slipRate)
    {
        // A logistic curve averaged over normal errors of perception is nearly a logistic curve of smaller slope.
        var noise = sharpness * (1 - costWeight) * PerceptionDeviation;
        (_costWeight, _slipRate) = (costWeight, slipRate);
        _slope = sharpness / Math.Sqrt(1 + Math.PI / 8 * 2 * noise * noise);
        _muchBetterOdds = Math.Exp(_slope * MuchBetterGap);
    }

    /// <summary>Number of hypotheses that share a cost weight.</summary>
    public static int PerWeight { get; } = Sharpnesses.Length * SlipRates.Length;

    /// <summary>Every hypothesis, <see cref="PerWeight"/> in a row for each of the <see cref="PreferenceBelief.GridSize"/> cost weights.</summary>
    public static ImmutableArray<Hypothesis> All { get; } =
        [.. Enumerable.Range(0, PreferenceBelief.GridSize).SelectMany(index => At(PreferenceBelief.WeightAt(index)))];

    /// <summary>The hypotheses that share a cost weight in [0, 1], which need not lie on the grid.</summary>
    public static IEnumerable<Hypothesis> At(double costWeight) =>
        from sharpness in Sharpnesses
        from slipRate in SlipRates
        select new Hypothesis(costWeight, sharpness, slipRate);

    /// <summary>Likelihood of a context at a cost weight in [0, 1], sharpness and slips being as unknown as at first; its mask not yet applied.</summary>
    public static double MeanLikelihood(double costWeight, Context context) => At(costWeight).Average(hypothesis => hypothesis.Likelihood(context));

    /// <summary>Probability of a context averaged over a belief about w, sharpness and slips being as unknown as at first.</summary>
    /// <param name="context">The comparison's outcome.</param>
    /// <param name="density">Probability of each grid point of w.</param>
    public static double Expected(in Context context, ReadOnlySpan<double> density)
    {
        var sum = 0.0;
        var hypotheses = All.AsSpan();
        for (var index = 0; index < hypotheses.Length; index++) sum += density[index / PerWeight] * hypotheses[index].Likelihood(context);
        return sum / PerWeight;
    }

    /// <summary>
    /// Likelihood of a context, its mask not yet applied: ε + (1 − 2ε)·σ(s·ΔR) that this answer wins, of which "much better" has the share
    /// ε + (1 − 2ε)·σ(s·(ΔR − 0.15))/σ(s·ΔR); a tie's context counts as a win, and the two contexts of half weight make √(p_A p_B).
    /// </summary>
    public double Likelihood(in Context context)
    {
        var gain = Reward.Of(_costWeight, context.QualityWinner - context.QualityLoser, context.CostWinner - context.CostLoser);
        var oddsAgainst = Math.Exp(-_slope * gain);
        var win = _slipRate + (1 - 2 * _slipRate) / (1 + oddsAgainst);
        if (context.Strength < 0.25) return win;
        var muchBetter = _slipRate + (1 - 2 * _slipRate) * (1 + oddsAgainst) / (1 + oddsAgainst * _muchBetterOdds);
        return win * (context.Strength > 0.75 ? muchBetter : 1 - muchBetter);
    }
}
