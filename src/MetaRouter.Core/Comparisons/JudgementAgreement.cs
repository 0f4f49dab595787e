namespace MetaRouter.Core.Comparisons;

/// <summary>
/// How far people agree who judged the same: the share of pairs of judgements that say the same, and Krippendorff's α for nominal data (Krippendorff 2011),
/// which takes off what chance alone would make agree: 1 complete agreement, 0 no more than by chance, below 0 less.
/// </summary>
/// <param name="Units">Questions with a pair of candidates that at least two people judged.</param>
/// <param name="Judgements">All judgements of these.</param>
/// <param name="AgreeingShare">Share of the pairs of judgements of the same unit that agree, in [0, 1].</param>
/// <param name="Alpha">α, at most 1; null when all judgements are the same, for then nothing can be told from chance.</param>
public sealed record JudgementAgreement(int Units, long Judgements, double AgreeingShare, double? Alpha)
{
    /// <summary>Units below which the figures say little.</summary>
    public const int FewUnits = 30;

    private const int Outcomes = 4;

    /// <summary>Whether there is too little for the figures to say much.</summary>
    public bool IsWeak => Units < FewUnits;

    /// <summary>Agreement over units; those with fewer than two judges do not count. Null when there is none.</summary>
    public static JudgementAgreement? Of(IEnumerable<JudgedTwice> judged)
    {
        var units = 0;
        var total = new double[Outcomes];
        double pairs = 0, agreeingPairs = 0, coinciding = 0;
        foreach (var unit in judged)
        {
            double judges = unit.Judges;
            if (judges < 2) continue;
            units++;
            pairs += judges * (judges - 1);
            for (var outcome = 0; outcome < Outcomes; outcome++)
            {
                double count = unit[outcome];
                total[outcome] += count;
                agreeingPairs += count * (count - 1);
                // The diagonal of the coincidence matrix: each judgement counts once, however many judged with it.
                coinciding += count * (count - 1) / (judges - 1);
            }
        }

        if (units == 0) return null;
        var all = total.Sum();
        var chance = total.Sum(count => count * (count - 1));
        double? alpha = all * (all - 1) - chance > 0 ? 1 - (all - coinciding) * (all - 1) / (all * (all - 1) - chance) : null;
        return new JudgementAgreement(units, (long)all, agreeingPairs / pairs, alpha);
    }
}
