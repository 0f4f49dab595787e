using MetaRouter.Training.Evaluation.Baselines;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.TradeOffs;

/// <summary>What routers reach between cost and quality, with no person involved (docs/specs/evaluation.md).</summary>
/// <param name="source">Predictions and truth.</param>
/// <param name="settings">Settings.</param>
public sealed class TradeOffEvaluation(EvaluationSource source, TradeOffSettings settings)
{
    private (EvaluationData Data, LearnedBaselines Baselines)? _earlier;

    /// <summary>Name in reports.</summary>
    public const string Command = "tradeoff";

    /// <summary>Runs every seed.</summary>
    /// <param name="seeds">At least one.</param>
    /// <param name="progress">Told the share in [0, 1] that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="EvaluationException">The settings do not fit the table.</exception>
    public async Task<EvaluationReport> RunAsync(IReadOnlyList<int> seeds, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        var curves = new List<RouterCurves[]>();
        EvaluationData? data = null;
        for (var index = 0; index < seeds.Count; index++)
        {
            data = await source.ForAsync(seeds[index], cancellationToken);
            curves.Add(Curves(data, seeds[index], cancellationToken));
            Add(report, curves[^1]);
            progress?.Report((index + 1.0) / seeds.Count);
        }

        TradeOffCurves.Add(report, curves);
        return report.Build(Command, SettingsOf(data!), seeds);
    }

    private RouterCurves[] Curves(EvaluationData data, int seed, CancellationToken cancellationToken)
    {
        var sampler = new PoolSampler(data.Predicted.Outcomes);
        var baselines = LearnedBaselines.Fit(data, seed, _earlier?.Data == data ? _earlier?.Baselines : null, cancellationToken);
        _earlier = (data, baselines);
        var pools = Enumerable.Range(0, IsWhole(data) ? 1 : settings.Pools)
            .Select(pool => sampler.Draw(settings.PoolSize, SeedParts.Random(seed, SeedParts.Pools, pool))).ToArray();
        var curves = new RouterCurves[pools.Length];
        ParallelPools.Run(pools.Length, cancellationToken, pool => curves[pool] = new RouterCurves(data, baselines, pools[pool], settings.Scaling));
        return curves;
    }

    private static void Add(ReportBuilder report, RouterCurves[] pools)
    {
        var measures = pools.Select(TradeOffMeasures.Of).ToArray();
        foreach (var method in pools[0].ByMethod.Keys)
        {
            void AddMean(string metric, Func<TradeOffMeasures, double> value) => report.Add(method, metric, measures.Average(pool => value(pool[method])));
            AddMean("aiq", pool => pool.Aiq);
            report.Add(method, "aiq_above_singles", measures.Average(pool => pool[method].Aiq - pool[RouterCurves.SingleHull].Aiq));
            AddMean("hypervolume", pool => pool.Hypervolume);
            AddMean("igd", pool => pool.Igd);
            AddMean("cost_at_98", pool => pool.CostAt98);
            AddMean("quality_at_25", pool => pool.QualityAt25);
        }
    }

    private bool IsWhole(EvaluationData data) => settings.PoolSize == 0 || settings.PoolSize == data.Candidates.Count;

    private Dictionary<string, object?> SettingsOf(EvaluationData data) => new(ReportSettings.Of(source, data))
    {
        ["pool_size"] = settings.PoolSize,
        ["pools"] = IsWhole(data) ? 1 : settings.Pools,
        ["scaling"] = ReportSettings.Name(settings.Scaling),
    };
}
