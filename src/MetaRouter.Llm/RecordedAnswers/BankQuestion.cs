namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>A question that candidates have answered.</summary>
/// <param name="Id">Distinct within the bank.</param>
/// <param name="Task">The family of the question, such as <c>code</c>.</param>
/// <param name="Query">The question's text.</param>
/// <param name="Answers">By candidate id; candidates outside the pool file and answers without text are left out, so it may be incomplete.</param>
public sealed record BankQuestion(string Id, string Task, string Query, IReadOnlyDictionary<string, RecordedAnswer> Answers);

/// <summary>One candidate's answer.</summary>
/// <param name="Text">What it said; never blank.</param>
/// <param name="OutputTokens">Its length in the candidate's tokens, at least 0.</param>
/// <param name="Quality">Rubric grade in [0, 1], where somebody graded it.</param>
/// <param name="CostUsd">What the call cost in USD, where known; at least 0.</param>
public sealed record RecordedAnswer(string Text, int OutputTokens, double? Quality = null, decimal? CostUsd = null);

/// <summary>A designated pair for someone's first questions.</summary>
/// <param name="QuestionId">A question of the bank.</param>
/// <param name="Dearer">The candidate whose answer costs more.</param>
/// <param name="Cheaper">The candidate whose answer costs less.</param>
public sealed record OnboardingQuestion(string QuestionId, string Dearer, string Cheaper);
