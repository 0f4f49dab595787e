namespace MetaRouter.Llm;

/// <summary>Why a candidate gave no answer, or not the whole of it.</summary>
public enum AnswerFailureKind
{
    /// <summary>The provider refused the key (401, 403).</summary>
    Unauthorised,

    /// <summary>The provider does not know the model or the address (404).</summary>
    ModelNotFound,

    /// <summary>The provider asks to slow down, or a quota is used up (429).</summary>
    RateLimited,

    /// <summary>The provider refused the request for another reason (4xx).</summary>
    Rejected,

    /// <summary>The provider failed (5xx, or an error in mid-stream).</summary>
    ProviderError,

    /// <summary>No connection: nothing listens, the name is unknown, TLS failed.</summary>
    Unreachable,

    /// <summary>No answer, or no more of it, within the time allowed.</summary>
    TimedOut,

    /// <summary>The connection ended before the answer did.</summary>
    ConnectionLost,

    /// <summary>What came back is not the chat-completions protocol.</summary>
    Malformed,

    /// <summary>The answer ended without any text.</summary>
    Empty,

    /// <summary>A budget has no room for the call; it was not made.</summary>
    BudgetExhausted,

    /// <summary>The answer bank holds no answer of this candidate to this query.</summary>
    NotRecorded,
}
