using MetaRouter.Core.Candidates;
using MetaRouter.Core.Frontiers;
using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Evaluation.Prediction;

/// <summary>What questions are left out together.</summary>
public enum QuestionGroup
{
    /// <summary>The rows of one task.</summary>
    Task,

    /// <summary>The rows of one family of tasks.</summary>
    Family,
}

/// <summary>
/// Prediction of kinds of questions that were never seen: each task or family in turn is left out of the fit and judged, beside the candidates'
/// plain means over the same rows (docs/specs/evaluation.md).
/// </summary>
/// <param name="source">Rows: fitted are the learnable ones, or on other splits than test all judged rows, always without the group.</param>
/// <param name="predictor">Fits.</param>
/// <param name="grouping">What is left out.</param>
public sealed class UnseenGroupsEvaluation(EvaluationSource source, IPoolPredictor predictor, QuestionGroup grouping)
{
    private const int WeightSteps = 400;
    private const string Means = "candidate-means";

    /// <summary>Runs every seed over every group.</summary>
    /// <param name="seeds">At least one.</param>
    /// <param name="progress">Told the share in [0, 1] that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EvaluationException">There is one group only.</exception>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<int> seeds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        EvaluationData? data = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            data = await source.ForAsync(seeds[index], cancellationToken);
            var known = data.Trained ? data.Learned.Rows : [.. data.Learned.Rows, .. data.Predicted.Outcomes.Rows];
            var groups = data.Predicted.Outcomes.Rows.GroupBy(GroupOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Where(group => group.Count() >= EvaluationRows.Fewest).ToArray();
            if (groups.Length < 2) throw new EvaluationException($"The judged rows belong to one {ReportSettings.Name(grouping)} only, so none can be left out; choose another table or --leave-out.");
            var judged = new List<(string Group, UnseenMeasures Predictor, UnseenMeasures Means)>();
            foreach (var (done, group) in groups.Index())
            {
                judged.Add(await JudgeAsync(group.Key, [.. known.Where(row => GroupOf(row) != group.Key)], [.. group], cancellationToken));
                progress?.Report((index + (done + 1.0) / groups.Length) / seeds.Count);
            }

            Add(report, "predictor", judged.Select(group => group.Predictor));
            Add(report, Means, judged.Select(group => group.Means));
            report.Add("predictor", "aiq_gain", judged.Average(group => group.Predictor.Aiq - group.Means.Aiq));
            foreach (var (group, ours, means) in judged)
            {
                report.Add($"{ReportSettings.Name(grouping)} {group}", "aiq", ours.Aiq);
                report.Add($"{ReportSettings.Name(grouping)} {group}", "aiq_gain", ours.Aiq - means.Aiq);
                report.Add($"{ReportSettings.Name(grouping)} {group}", "auc", ours.Quality.Auc);
                report.Add($"{ReportSettings.Name(grouping)} {group}", "brier", ours.Quality.Brier);
            }
        }

        var settings = ReportSettings.Of(source, data!);
        (settings["predictor"], settings["probe"]) = ("left-out", null);
        settings["leave_out"] = ReportSettings.Name(grouping);
        return report.Build(PredictorEvaluation.Command, settings, seeds);
    }

    private static void Add(ReportBuilder report, string method, IEnumerable<UnseenMeasures> groups)
    {
        var all = groups.ToArray();
        report.Add(method, "aiq", all.Average(group => group.Aiq));
        report.Add(method, "auc", all.Select(group => group.Quality.Auc).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average());
        report.Add(method, "brier", all.Average(group => group.Quality.Brier));
    }

    private static UnseenMeasures Measure(PredictedPool predicted)
    {
        int[] candidates = [.. predicted.Outcomes.Candidates.Select((_, index) => index)];
        int[] rows = [.. predicted.PredictedQuality.Select((_, index) => index)];
        var routed = new RoutedPool(new PoolQuestions(predicted, candidates, rows, PoolScale.Of(predicted, candidates, CostScaling.Log)));
        var hull = new QualityHull(Enumerable.Range(0, WeightSteps + 1).Select(step => routed.At((double)step / WeightSteps).ToPoint(1)));
        var aiq = hull.AverageImprovement(routed.Singles.Min(single => single.Usd), routed.Singles.Max(single => single.Usd));
        return new UnseenMeasures(aiq, QualityMeasures.Of(predicted.PredictedQuality, predicted.Outcomes.Quality));
    }

    private async Task<(string, UnseenMeasures, UnseenMeasures)> JudgeAsync(
        string group, OutcomeRow[] others, OutcomeRow[] rows, CancellationToken cancellationToken)
    {
        var (fitted, judged) = (PoolOutcomes.Of(others, source.Candidates), PoolOutcomes.Of(rows, source.Candidates));
        var predicted = await predictor.ProbedAsync(fitted, judged, fromScratch: true, cancellationToken);
        var means = CandidateMeans.Predict(fitted, judged);
        return (group, Measure(predicted), Measure(means));
    }

    private string GroupOf(OutcomeRow row) => grouping == QuestionGroup.Task ? row.Task : row.Family;

    private sealed record UnseenMeasures(double Aiq, QualityMeasures Quality);
}
