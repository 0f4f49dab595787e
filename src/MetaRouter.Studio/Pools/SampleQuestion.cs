using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Llm.RecordedAnswers;

namespace MetaRouter.Studio.Pools;

/// <summary>A question of the answer bank, ready to be asked.</summary>
/// <param name="Question">As the bank holds it.</param>
/// <param name="Embedding">Its embedding.</param>
public sealed record SampleQuestion(BankQuestion Question, QueryEmbedding Embedding)
{
    /// <summary>The question as predictors see it.</summary>
    public PredictionQuery Query { get; } = new(Question.Query, Embedding);
}
