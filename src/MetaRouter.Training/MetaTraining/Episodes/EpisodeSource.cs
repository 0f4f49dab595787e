using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>An outcome table with cross-fitted predictions, as episodes draw from it. Immutable.</summary>
public sealed class EpisodeSource(PredictedPool pool)
{
    /// <summary>Share of the true outcome in what stands for a rubric's grade; the rest is how difficult the question is.</summary>
    private const double OutcomeInGrade = 0.6;

    internal int RowCount => pool.Outcomes.Rows.Count;

    internal int CandidateCount => pool.Outcomes.Candidates.Count;

    /// <summary>Mean predicted cost per candidate in USD.</summary>
    internal double[] MeanCost { get; } = Means(pool.PredictedCostUsd);

    /// <summary>Mean true quality per candidate.</summary>
    internal double[] MeanQuality { get; } = Means(pool.Outcomes.Quality);

    internal double Quality(int row, int candidate) => pool.Outcomes.Quality[row][candidate];

    internal double Cost(int row, int candidate) => pool.Outcomes.CostUsd[row][candidate];

    internal double Predicted(int row, int candidate) => pool.PredictedQuality[row][candidate];

    internal double PredictedCost(int row, int candidate) => pool.PredictedCostUsd[row][candidate];

    /// <summary>A degree between right and wrong, as a rubric gives it: tables mostly know only right and wrong.</summary>
    internal double Grade(int row, int candidate) => OutcomeInGrade * Quality(row, candidate) + (1 - OutcomeInGrade) * Predicted(row, candidate);

    private static double[] Means(double[][] rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Average(row => row[column]))];
}
