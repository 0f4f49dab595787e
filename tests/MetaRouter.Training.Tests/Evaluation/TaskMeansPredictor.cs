using MetaRouter.Training.Evaluation;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Evaluation;

/// <summary>A predictor that knows the tasks of the probe: means by task, and by candidate where a task is new.</summary>
internal sealed class TaskMeansPredictor(params string[] trainedOn) : IPoolPredictor
{
    public bool Knows(IReadOnlyList<string> candidates, IReadOnlyCollection<string> datasets) => candidates.All(trainedOn.Contains);

    public Task<PredictedPool> TrainedAsync(PoolOutcomes evaluated, CancellationToken cancellationToken) => ProbedAsync(evaluated, evaluated, fromScratch: false, cancellationToken);

    public Task<PredictedPool> ProbedAsync(PoolOutcomes probe, PoolOutcomes evaluated, bool fromScratch, CancellationToken cancellationToken)
    {
        var tasks = probe.Rows.Select((row, index) => (row.Task, index)).ToLookup(row => row.Task, row => row.index);
        int[] RowsLike(OutcomeRow row) => tasks.Contains(row.Task) ? [.. tasks[row.Task]] : [.. Enumerable.Range(0, probe.Rows.Count)];
        return Task.FromResult(new PredictedPool(
            evaluated,
            [.. evaluated.Rows.Select(row => Means(probe.Quality, RowsLike(row)))],
            [.. evaluated.Rows.Select(row => Means(probe.CostUsd, RowsLike(row)))]));
    }

    private static double[] Means(double[][] values, int[] rows) =>
        [.. Enumerable.Range(0, values[0].Length).Select(candidate => rows.Average(row => values[row][candidate]))];
}
