using MetaRouter.Core.Frontiers;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.Evaluation.Reports;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>Turns the runs of one seed into numbers; docs/specs/evaluation.md defines them.</summary>
internal static class AdaptationMeasures
{
    private const int FewComparisons = 6;

    private static readonly int Last = AdaptationSettings.Checkpoints.Length - 1;

    /// <summary>Adds the curve and the metrics of every method.</summary>
    public static void Add(ReportBuilder report, IReadOnlyList<IAdaptationMethod> methods, IReadOnlyList<PoolRun> runs)
    {
        var front = new PooledFronts(methods, runs);
        for (var method = 0; method < methods.Count; method++)
        {
            var name = methods[method].Name;
            var index = method;
            FollowedPerson[] people = [.. runs.SelectMany(run => run.Followed(index))];
            AddRegret(report, name, people);
            report.Add(name, "hypervolume_12", front.Hypervolume(method));
            report.Add(name, "igd_12", front.Distance(method));
            BeliefMeasures.Add(report, name, people);
        }
    }

    private static void AddRegret(ReportBuilder report, string name, FollowedPerson[] people)
    {
        var regret = new RemainingRegret(people);
        for (var at = 0; at <= Last; at++)
        {
            report.AddPoint(name, AdaptationSettings.Checkpoints[at], regret.At(at));
            report.Add(name, $"remaining_regret_{AdaptationSettings.Checkpoints[at]}", regret.At(at));
        }

        foreach (var count in new[] { FewComparisons, AdaptationSettings.Checkpoints[Last] })
        {
            var at = AdaptationSettings.Checkpoints.IndexOf(count);
            report.Add(name, $"utility_{count}", people.Average(person => person.UtilityAt(at)));
        }
    }

    /// <summary>Trade-offs that methods offer to the people of each pool, against the best that all of them together offer.</summary>
    private sealed class PooledFronts(IReadOnlyList<IAdaptationMethod> methods, IReadOnlyList<PoolRun> runs)
    {
        private readonly TradeOffPoint[][][] _offered =
        [
            .. runs.Select(run => methods.Select((method, index) => method.Offered(run.Routed, run.Tracks[index])
                .Select(outcome => outcome.ToPoint(run.Routed.UnitUsd)).ToArray()).ToArray()),
        ];

        public double Hypervolume(int method) => _offered.Average(pool => Core.Frontiers.Hypervolume.Of(pool[method], RoutedPool.WorstPoint));

        public double Distance(int method) => _offered.Average(pool =>
            InvertedGenerationalDistance.Of(pool[method], [.. TradeOffPoint.NotDominated(pool.SelectMany(points => points))]));
    }
}
