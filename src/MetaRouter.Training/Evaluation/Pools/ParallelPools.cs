namespace MetaRouter.Training.Evaluation.Pools;

/// <summary>Runs the pools of a seed on all cores.</summary>
internal static class ParallelPools
{
    /// <summary>Runs an action for each pool.</summary>
    /// <exception cref="EvaluationException">An action found that settings and table do not fit: the first such finding, not wrapped.</exception>
    public static void Run(int count, CancellationToken cancellationToken, Action<int> action)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, action);
        }
        catch (AggregateException problems) when (problems.InnerExceptions.OfType<EvaluationException>().FirstOrDefault() is { } first)
        {
            throw new EvaluationException(first.Message, problems);
        }
    }
}
