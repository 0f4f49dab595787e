using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Evaluation.Prediction;

/// <summary>How well quality is predicted: overall, per candidate and inside each task, beside candidate means and task means (docs/specs/evaluation.md).</summary>
/// <param name="source">Predictions and truth.</param>
public sealed class PredictorEvaluation(EvaluationSource source)
{
    /// <summary>Name in reports.</summary>
    public const string Command = "predictor";

    /// <summary>Fewest judged rows of a task that are measured on their own.</summary>
    private const int FewestInTask = 20;

    private const string Predictor = "predictor";

    /// <summary>Runs every seed.</summary>
    /// <param name="seeds">At least one.</param>
    /// <param name="progress">Told the share in [0, 1] that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<int> seeds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        EvaluationData? data = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            data = await source.ForAsync(seeds[index], cancellationToken);
            Add(report, data);
            progress?.Report((index + 1.0) / seeds.Count);
        }

        return report.Build(Command, ReportSettings.Of(source, data!), seeds);
    }

    private static void Add(ReportBuilder report, EvaluationData data)
    {
        var outcomes = data.Predicted.Outcomes;
        var tasks = outcomes.Rows.Index().GroupBy(row => row.Item.Task, row => row.Index, StringComparer.Ordinal)
            .Select(task => (Name: task.Key, Rows: task.ToArray())).Where(task => task.Rows.Length >= FewestInTask).OrderBy(task => task.Name, StringComparer.Ordinal).ToArray();
        AddMethod(report, Predictor, data.Predicted, tasks);
        AddMethod(report, "candidate-means", CandidateMeans.Predict(data), tasks);
        AddMethod(report, "task-means", TaskMeans.Predict(data), tasks);
        foreach (var (position, candidate) in outcomes.Candidates.Index())
        {
            report.Add($"candidate {candidate}", "auc", QualityMeasures.AucOf(data.Predicted.PredictedQuality, outcomes.Quality, position));
            report.Add($"candidate {candidate}", "brier", QualityMeasures.BrierOf(data.Predicted.PredictedQuality, outcomes.Quality, position));
        }

        foreach (var (name, rows) in tasks)
        {
            var measures = On(data.Predicted, rows);
            report.Add($"task {name}", "auc", measures.Auc);
            report.Add($"task {name}", "auc_overall", measures.AucOverall);
            report.Add($"task {name}", "brier", measures.Brier);
        }
    }

    private static void AddMethod(ReportBuilder report, string method, PredictedPool predicted, (string Name, int[] Rows)[] tasks)
    {
        var measures = QualityMeasures.Of(predicted.PredictedQuality, predicted.Outcomes.Quality);
        report.Add(method, "auc", measures.Auc);
        report.Add(method, "auc_overall", measures.AucOverall);
        report.Add(method, "brier", measures.Brier);
        var inside = tasks.Select(task => On(predicted, task.Rows)).Where(task => double.IsFinite(task.Auc)).ToArray();
        report.Add(method, "auc_in_task", inside.Select(task => task.Auc).DefaultIfEmpty(double.NaN).Average());
    }

    private static QualityMeasures On(PredictedPool predicted, int[] rows) =>
        QualityMeasures.Of([.. rows.Select(row => predicted.PredictedQuality[row])], [.. rows.Select(row => predicted.Outcomes.Quality[row])]);
}
