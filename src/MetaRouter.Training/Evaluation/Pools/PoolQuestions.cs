using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Pools;

/// <summary>Some rows over one pool, ready for routing: predictions as routing points, and the truth beside them. Arrays are [row][candidate].</summary>
internal sealed class PoolQuestions
{
    /// <param name="predicted">All rows and candidates.</param>
    /// <param name="candidates">Positions of the pool's candidates.</param>
    /// <param name="rows">Positions of the rows.</param>
    /// <param name="scale">The pool's cost scale.</param>
    /// <param name="prices">What every candidate's costs are multiplied with, in the order of <paramref name="candidates"/>; null for 1.</param>
    public PoolQuestions(PredictedPool predicted, int[] candidates, int[] rows, CostScale scale, double[]? prices = null)
    {
        Rows = rows;
        Candidates = candidates;
        var expectedUsd = Columns(predicted.PredictedCostUsd, prices);
        var qualities = Columns(predicted.PredictedQuality, null);
        Usd = Columns(predicted.Outcomes.CostUsd, prices);
        Quality = Columns(predicted.Outcomes.Quality, null);
        Cost = [.. Usd.Select(costs => costs.Select(scale.NormaliseUsd).ToArray())];
        Points = [.. qualities.Zip(expectedUsd, (quality, usd) => new RoutingPoint([.. quality], [.. usd.Select(scale.NormaliseUsd)], [.. usd]))];
    }

    /// <summary>Positions of the rows in the whole table's predictions.</summary>
    public int[] Rows { get; }

    /// <summary>Positions of the candidates in the whole table's predictions.</summary>
    public int[] Candidates { get; }

    /// <summary>Predicted quality, c̃ and USD of expected costs.</summary>
    public RoutingPoint[] Points { get; }

    /// <summary>True quality.</summary>
    public double[][] Quality { get; }

    /// <summary>c̃ of true costs: what is on screen once an answer is complete.</summary>
    public double[][] Cost { get; }

    /// <summary>True cost in USD.</summary>
    public double[][] Usd { get; }

    /// <summary>The rows as questions whose answers people compare.</summary>
    public IReadOnlyList<ComparedQuestion> Compared =>
        [.. Points.Select((point, row) => new ComparedQuestion(point, [.. Cost[row]], [.. Quality[row]]))];

    private double[][] Columns(double[][] values, double[]? factors) =>
        [.. Rows.Select(row => Candidates.Select((candidate, index) => values[row][candidate] * (factors?[index] ?? 1)).ToArray())];
}
