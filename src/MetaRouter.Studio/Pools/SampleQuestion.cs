using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Llm.RecordedAnswers;

namespace MetaRouter.Studio.Pools;

/// <summary>A question of the answer bank, ready to be asked.</summary>
/// <param name="Question">As the bank holds it.</param>
/// <param name="Embedding">Its embedding.</param>
/// <param name="Prediction">Cross-fitted: predicted as if the question's own grades were unknown.</param>
public sealed record SampleQuestion(BankQuestion Question, QueryEmbedding Embedding, PoolPrediction Prediction)
{
    /// <summary>The question as predictors see it.</summary>
    public PredictionQuery Query { get; } = new(Question.Query, Embedding);
}
