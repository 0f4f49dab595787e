using MetaRouter.Training.Evaluation.Adaptation;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.Evaluation.Reports;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.PoolChanges;

/// <summary>What is lost when the candidates change after a person made their comparisons (docs/specs/evaluation.md).</summary>
/// <param name="source">Predictions and truth.</param>
/// <param name="settings">The protocol's settings.</param>
/// <param name="trained">Methods of trained artifacts; empty where there are none.</param>
public sealed class PoolChangeEvaluation(EvaluationSource source, AdaptationSettings settings, IReadOnlyList<BeliefMethod> trained)
{
    /// <summary>Name in reports.</summary>
    public const string Command = "pool-change";

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
        EvaluationData? data = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            data = await source.ForAsync(seeds[index], cancellationToken);
            var untrained = await source.UntrainedAsync(cancellationToken);
            var methods = AdaptationMethods.All(settings, trained, data, seeds[index], cancellationToken);
            for (var kind = 0; kind < PoolChange.All.Count; kind++)
            {
                var runs = RunPools(data, untrained, PoolChange.All[kind], methods, chooser, seeds[index], kind, cancellationToken);
                if (runs.Count > 0) Add(report, PoolChange.All[kind].Name, methods, runs);
                progress?.Report((index + (kind + 1.0) / PoolChange.All.Count) / seeds.Count);
            }
        }

        return report.Build(Command, AdaptationReportSettings.Of(source, data!, settings, chooser), seeds);
    }

    private List<ChangedRun> RunPools(
        EvaluationData data, PredictedPool? untrained, PoolChange kind, IReadOnlyList<IAdaptationMethod> methods, BeliefMethod chooser, int seed, int kindIndex,
        CancellationToken cancellationToken)
    {
        var runs = new ChangedRun?[settings.Pools];
        ParallelPools.Run(runs.Length, cancellationToken, pool =>
        {
            var random = SeedParts.Random(seed, SeedParts.Pools, pool, kindIndex + 1);
            var change = kind.Draw(new(data.Predicted.Outcomes), data.Candidates.Count, settings.PoolSize, random);
            if (change is not null && Changed(data.Predicted, untrained, change) is { } changed)
                runs[pool] = ChangedRun.Of(data.Predicted, changed, change, settings, methods, chooser.Model, seed, pool);
        });
        return [.. runs.OfType<ChangedRun>()];
    }

    /// <summary>The predictions after a change; null where they would be the same because nothing was trained.</summary>
    private static PredictedPool? Changed(PredictedPool trained, PredictedPool? untrained, Change change)
    {
        if (change.Untrained is not { } candidate) return trained;
        return untrained is null ? null : new PredictedPool(
            trained.Outcomes,
            WithColumn(trained.PredictedQuality, untrained.PredictedQuality, candidate),
            WithColumn(trained.PredictedCostUsd, untrained.PredictedCostUsd, candidate));
    }

    private static double[][] WithColumn(double[][] values, double[][] others, int column) => [.. values.Zip(others, (row, other) =>
    {
        double[] copy = [.. row];
        copy[column] = other[column];
        return copy;
    })];

    private static void Add(ReportBuilder report, string change, IReadOnlyList<IAdaptationMethod> methods, List<ChangedRun> runs)
    {
        for (var method = 0; method < methods.Count; method++)
        {
            var index = method;
            var changed = runs.SelectMany(run => run.Changed.Followed(index)).ToArray();
            var unchanged = runs.SelectMany(run => run.Unchanged.Followed(index)).ToArray();
            var regret = new RemainingRegret(changed);
            for (var at = 0; at < AdaptationSettings.Checkpoints.Length; at++)
            {
                var count = AdaptationSettings.Checkpoints[at];
                report.AddPoint($"{methods[method].Name}/{change}", count, regret.At(at));
                if (count is not (6 or 12)) continue;
                report.Add(methods[method].Name, $"{change}_utility_lost_{count}", unchanged.Average(person => person.UtilityAt(at)) - changed.Average(person => person.UtilityAt(at)));
                report.Add(methods[method].Name, $"{change}_remaining_regret_{count}", regret.At(at));
            }
        }
    }
}
