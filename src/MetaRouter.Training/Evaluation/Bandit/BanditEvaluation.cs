using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>Learning from the chosen candidate's outcome alone, then answering under a budget (docs/specs/evaluation.md).</summary>
/// <param name="source">The table; all its complete rows are used, of whatever split.</param>
/// <param name="settings">Settings.</param>
public sealed class BanditEvaluation(EvaluationSource source, BanditSettings settings)
{
    /// <summary>Name in reports.</summary>
    public const string Command = "bandit";

    /// <summary>Runs every seed.</summary>
    /// <param name="seeds">At least one.</param>
    /// <param name="progress">Told the share in [0, 1] that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EvaluationException">The settings do not fit the table.</exception>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<int> seeds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        settings.Validate();
        var report = new ReportBuilder();
        var constants = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        BanditData? data = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            data = await BanditData.OfAsync(source, settings, seeds[index], cancellationToken);
            progress?.Report((index + 0.5) / seeds.Count);
            var tuned = BanditMethods.Tuned.Select(family => ConstantTuning.Choose(family, data, seeds[index], cancellationToken)).ToArray();
            foreach (var method in tuned)
            {
                if (!constants.TryGetValue(method.Name, out var chosen)) constants.Add(method.Name, chosen = []);
                chosen.Add(method.Constants);
            }

            var measures = new BanditMeasures(report, data, settings.BudgetFraction, seeds[index]);
            foreach (var method in tuned.Concat(BanditMethods.Fixed))
            {
                cancellationToken.ThrowIfCancellationRequested();
                measures.Add(method);
            }

            for (var candidate = 0; candidate < data.Candidates.Count; candidate++) measures.AddAllToOne(candidate);
            measures.AddHindsight();
            progress?.Report((index + 1.0) / seeds.Count);
        }

        return report.Build(Command, SettingsOf(data!, constants), seeds);
    }

    private Dictionary<string, object?> SettingsOf(BanditData data, IReadOnlyDictionary<string, List<string>> constants) => new(StringComparer.Ordinal)
    {
        ["outcomes"] = source.Hashes,
        ["pool"] = source.Candidates,
        ["split"] = "all",
        ["rows"] = data.Deployment.Count,
        ["predictor"] = "preference",
        ["preference_rows"] = data.PreferenceRows,
        ["validation_rows"] = data.Validation.Count,
        ["learning_rows"] = data.Learning.Count,
        ["budget_fraction"] = settings.BudgetFraction,
        ["preference_share"] = settings.PreferenceShare,
        ["learning_share"] = settings.LearningShare,
        ["best_single"] = data.Candidates[data.Deployment.BestSingle],
        ["best_single_quality"] = data.Deployment.QualityOf(data.Deployment.BestSingle),
        ["constants"] = constants,
    };
}
