using MetaRouter.Core.Queries;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation;

/// <summary>What every method of one evaluation knows: predictions for the judged rows, and the rows that could be learned from.</summary>
/// <param name="Predicted">The judged rows: true outcomes beside predictions.</param>
/// <param name="Embeddings">Embedding of each judged row's query.</param>
/// <param name="Learned">The rows that baselines learn from; the predictions learned from no others of this table.</param>
/// <param name="LearnedEmbeddings">Their embeddings.</param>
/// <param name="Trained">Whether the predictions come from the trained predictors, not from a probe.</param>
public sealed record EvaluationData(
    PredictedPool Predicted, IReadOnlyList<QueryEmbedding> Embeddings, PoolOutcomes Learned, IReadOnlyList<QueryEmbedding> LearnedEmbeddings, bool Trained)
{
    /// <summary>Candidate ids in pool order.</summary>
    public IReadOnlyList<string> Candidates => Predicted.Outcomes.Candidates;
}
