namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>How real people compare, as far as exported contexts tell: simulated people take it over.</summary>
/// <param name="Counts">Numbers of comparisons, one per person.</param>
/// <param name="StrengthShare">Share of people who state strengths.</param>
/// <param name="PriceGaps">|Δc̃| of comparisons.</param>
internal sealed record Habits(IReadOnlyList<int> Counts, double StrengthShare, IReadOnlyList<double> PriceGaps);
