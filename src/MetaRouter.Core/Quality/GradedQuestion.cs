using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality;

/// <summary>A question whose answers were graded against a rubric.</summary>
/// <param name="Query">The question.</param>
/// <param name="Embedding">Its embedding.</param>
/// <param name="Grades">Grade in [0, 1] by candidate id; a candidate may be missing.</param>
public sealed record GradedQuestion(string Query, QueryEmbedding Embedding, IReadOnlyDictionary<string, double> Grades);

/// <summary>A question whose answers' lengths are known.</summary>
/// <param name="Query">The question.</param>
/// <param name="Embedding">Its embedding.</param>
/// <param name="OutputTokens">Answer tokens, at least 1, by candidate id; a candidate may be missing.</param>
public sealed record AnsweredQuestion(string Query, QueryEmbedding Embedding, IReadOnlyDictionary<string, int> OutputTokens);
