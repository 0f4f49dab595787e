using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>The settings that reports with simulated people state.</summary>
internal static class AdaptationReportSettings
{
    public static IReadOnlyDictionary<string, object?> Of(EvaluationSource source, EvaluationData data, AdaptationSettings settings, BeliefMethod chooser) =>
        new Dictionary<string, object?>(ReportSettings.Of(source, data))
        {
            ["pool_size"] = settings.PoolSize,
            ["pools"] = settings.Pools,
            ["people"] = settings.People,
            ["scaling"] = ReportSettings.Name(settings.Scaling),
            ["feedback"] = ReportSettings.Name(settings.Feedback),
            ["sharpness"] = settings.Sharpness,
            ["strength"] = settings.Strength,
            ["onboarding"] = settings.Onboarding,
            ["onboarding_size"] = settings.Onboarding ? settings.OnboardingSize : null,
            ["flips"] = settings.Flips,
            ["pairs"] = ReportSettings.Name(settings.Pairs),
            ["pairs_chosen_by"] = settings.Pairs == PairKind.Random ? null : chooser.Name,
        };
}
