using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>How fast routing adapts to simulated people: remaining regret by the number of comparisons (docs/specs/evaluation.md).</summary>
/// <param name="source">Predictions and truth.</param>
/// <param name="settings">The protocol's settings.</param>
/// <param name="trained">Methods of trained artifacts; empty where there are none.</param>
public sealed class AdaptationEvaluation(EvaluationSource source, AdaptationSettings settings, IReadOnlyList<BeliefMethod> trained)
{
    /// <summary>Name in reports.</summary>
    public const string Command = "adaptation";

    /// <summary>Runs every seed.</summary>
    /// <param name="seeds">At least one.</param>
    /// <param name="progress">Told the share in [0, 1] that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EvaluationException">The settings do not fit the table.</exception>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<int> seeds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        settings.Validate();
        var report = new ReportBuilder();
        var chooser = AdaptationMethods.Chooser(settings, trained);
        EvaluationData? last = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            var seed = seeds[index];
            last = await source.ForAsync(seed, cancellationToken);
            var methods = AdaptationMethods.All(settings, trained, last, seed, cancellationToken);
            var runs = RunPools(last, methods, chooser, seed, cancellationToken);
            AdaptationMeasures.Add(report, methods, runs);
            progress?.Report((index + 1.0) / seeds.Count);
        }

        return report.Build(Command, AdaptationReportSettings.Of(source, last!, settings, chooser), seeds);
    }

    private PoolRun[] RunPools(
        EvaluationData data, IReadOnlyList<IAdaptationMethod> methods, BeliefMethod chooser, int seed, CancellationToken cancellationToken)
    {
        var runs = new PoolRun[settings.Pools];
        ParallelPools.Run(runs.Length, cancellationToken, pool => runs[pool] = PoolRun.Of(data, settings, methods, chooser.Model, seed, pool));
        return runs;
    }
}
