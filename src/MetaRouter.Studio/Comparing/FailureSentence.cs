using MetaRouter.Llm;

namespace MetaRouter.Studio.Comparing;

/// <summary>The sentence a person reads in place of an answer that failed. Names no candidate and no provider: the comparison is blind.</summary>
public static class FailureSentence
{
    /// <summary>One sentence or two: what happened, and what to do.</summary>
    public static string Of(AnswerFailureKind kind) => kind switch
    {
        AnswerFailureKind.Unauthorised => FailureText.Unauthorised,
        AnswerFailureKind.ModelNotFound => FailureText.ModelNotFound,
        AnswerFailureKind.RateLimited => FailureText.RateLimited,
        AnswerFailureKind.Rejected => FailureText.Rejected,
        AnswerFailureKind.ProviderError => FailureText.ProviderError,
        AnswerFailureKind.Unreachable => FailureText.Unreachable,
        AnswerFailureKind.TimedOut => FailureText.TimedOut,
        AnswerFailureKind.ConnectionLost => FailureText.ConnectionLost,
        AnswerFailureKind.Malformed => FailureText.Malformed,
        AnswerFailureKind.Empty => FailureText.Empty,
        AnswerFailureKind.BudgetExhausted => FailureText.BudgetExhausted,
        AnswerFailureKind.NotRecorded => FailureText.NotRecorded,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
