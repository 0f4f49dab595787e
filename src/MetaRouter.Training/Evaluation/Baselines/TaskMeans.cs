using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Baselines;

/// <summary>
/// The baseline that is told each query's task and knows nothing else: every candidate's mean quality and cost over the learned rows of that task,
/// over all learned rows where the task is new.
/// </summary>
internal static class TaskMeans
{
    /// <summary>Predictions for the judged rows.</summary>
    public static PredictedPool Predict(EvaluationData data)
    {
        var tasks = data.Learned.Rows.Index().GroupBy(row => row.Item.Task, row => row.Index, StringComparer.Ordinal)
            .ToDictionary(task => task.Key, task => Means(data.Learned, [.. task]), StringComparer.Ordinal);
        var all = Means(data.Learned, [.. Enumerable.Range(0, data.Learned.Rows.Count)]);
        var means = data.Predicted.Outcomes.Rows.Select(row => tasks.GetValueOrDefault(row.Task, all)).ToArray();
        return new PredictedPool(data.Predicted.Outcomes, [.. means.Select(mean => mean.Quality)], [.. means.Select(mean => mean.CostUsd)]);
    }

    private static (double[] Quality, double[] CostUsd) Means(PoolOutcomes learned, int[] rows) => (
        [.. learned.Candidates.Select((_, candidate) => rows.Average(row => learned.Quality[row][candidate]))],
        [.. learned.Candidates.Select((_, candidate) => rows.Average(row => learned.CostUsd[row][candidate]))]);
}
