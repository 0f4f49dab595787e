using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation;

/// <summary>Predicts quality and cost of every candidate of a pool on rows that it was not fitted on.</summary>
public interface IPoolPredictor
{
    /// <summary>
    /// Whether the trained predictors know all of these candidates from one of these data sets; otherwise <see cref="ProbedAsync"/> fits new ones.
    /// </summary>
    /// <param name="candidates">Ids.</param>
    /// <param name="datasets">The data sets that the judged rows come from.</param>
    bool Knows(IReadOnlyList<string> candidates, IReadOnlyCollection<string> datasets);

    /// <summary>Predictions of the trained predictors.</summary>
    /// <param name="evaluated">Rows that were not trained on, over candidates that are known.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<PredictedPool> TrainedAsync(PoolOutcomes evaluated, CancellationToken cancellationToken);

    /// <summary>Predictions of predictors that are fitted on a probe.</summary>
    /// <param name="probe">Rows to fit on, over the same candidates.</param>
    /// <param name="evaluated">Other rows.</param>
    /// <param name="fromScratch">Whether nothing of the trained predictors may help, because they may have seen what is judged.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<PredictedPool> ProbedAsync(PoolOutcomes probe, PoolOutcomes evaluated, bool fromScratch, CancellationToken cancellationToken);
}
