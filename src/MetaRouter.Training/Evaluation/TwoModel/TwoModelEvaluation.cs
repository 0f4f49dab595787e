using MetaRouter.Core.Frontiers;
using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.TwoModel;

/// <summary>
/// Dividing queries between a strong and a weak candidate: the recovered part of their gap in quality by the share of calls to the strong one
/// (docs/specs/evaluation.md). Costs play no part.
/// </summary>
/// <param name="source">Predictions and truth for exactly two candidates: the strong one, then the weak one.</param>
public sealed class TwoModelEvaluation(EvaluationSource source)
{
    /// <summary>Name in reports.</summary>
    public const string Command = "two-model";

    private const int Steps = 20;

    /// <summary>Runs every seed.</summary>
    /// <param name="seeds">At least one.</param>
    /// <param name="progress">Told the share in [0, 1] that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EvaluationException">The strong candidate is not better on the judged rows.</exception>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<int> seeds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        EvaluationData? data = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            data = await source.ForAsync(seeds[index], cancellationToken);
            var outcomes = data.Predicted.Outcomes;
            Add(report, "router", Recovery(data.Predicted));
            Add(report, "random", GapRecovery.Random);
            Add(report, "knn", Recovery(NearestNeighbours.Predict(data, cancellationToken)));
            Add(report, "oracle", Recovery(new PredictedPool(outcomes, outcomes.Quality, outcomes.CostUsd)));
            progress?.Report((index + 1.0) / seeds.Count);
        }

        return report.Build(Command, SettingsOf(data!), seeds);
    }

    private static GapRecovery Recovery(PredictedPool predicted)
    {
        var truth = predicted.Outcomes.Quality;
        try
        {
            return GapRecovery.Of(
                [.. predicted.PredictedQuality.Select(row => row[0] - row[1])], [.. truth.Select(row => row[0])], [.. truth.Select(row => row[1])]);
        }
        catch (ArgumentException exception)
        {
            throw new EvaluationException($"On the judged rows {predicted.Outcomes.Candidates[0]} is not better than {predicted.Outcomes.Candidates[1]}, so there is no gap to recover; exchange --strong and --weak.", exception);
        }
    }

    private static void Add(ReportBuilder report, string method, GapRecovery recovery)
    {
        report.Add(method, "apgr", recovery.Average);
        report.Add(method, "cpt50", recovery.ShareFor(0.5));
        report.Add(method, "cpt80", recovery.ShareFor(0.8));
        for (var step = 0; step <= Steps; step++) report.AddPoint(method, (double)step / Steps, recovery.RecoveredAt((double)step / Steps));
    }

    private Dictionary<string, object?> SettingsOf(EvaluationData data) => new(ReportSettings.Of(source, data))
    {
        ["strong"] = data.Candidates[0],
        ["weak"] = data.Candidates[1],
        ["strong_quality"] = data.Predicted.Outcomes.Quality.Average(row => row[0]),
        ["weak_quality"] = data.Predicted.Outcomes.Quality.Average(row => row[1]),
        ["cost_ratio"] = Ratio(data.Predicted.Outcomes.CostUsd),
    };

    /// <summary>How many times as much the strong candidate costs; null when the weak one is free.</summary>
    private static double? Ratio(double[][] usd) => usd.Average(row => row[1]) is > 0 and var weak ? usd.Average(row => row[0]) / weak : null;
}
