namespace MetaRouter.Llm;

/// <summary>
/// A candidate gave no answer, or not the whole of it. The message is one sentence that names neither candidate nor provider, so that it
/// may be shown while a comparison is blind; <see cref="ProviderWords"/> may name both and must not.
/// </summary>
public sealed class AnswerFailure : Exception
{
    /// <summary>There is no inner exception on purpose: its message could hold a key.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="providerWords">What the provider said, already cleaned (<see cref="Llm.ProviderWords"/>).</param>
    /// <param name="retryAfter">How long the provider asks to wait, at least zero.</param>
    public AnswerFailure(AnswerFailureKind kind, string? providerWords = null, TimeSpan? retryAfter = null)
        : base(Sentence(kind))
    {
        Kind = kind;
        ProviderWords = providerWords;
        RetryAfter = retryAfter;
    }

    /// <summary>Why there is no answer.</summary>
    public AnswerFailureKind Kind { get; }

    /// <summary>
    /// What the provider said: one line, bounded, without keys. Providers quote questions in their messages, so it is for whoever has asked, once nothing is
    /// pending, and never for a log; see <see cref="HttpStatus"/>.
    /// </summary>
    public string? ProviderWords { get; }

    /// <summary>The status that the provider refused with; null where it did not come so far. Fit for logs.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>How long the provider asks to wait before the next call.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>Whether the same call may well succeed in a moment, without having been paid for yet.</summary>
    public bool IsTransient => Kind is AnswerFailureKind.RateLimited or AnswerFailureKind.ProviderError
        or AnswerFailureKind.Unreachable or AnswerFailureKind.ConnectionLost;

    /// <summary>Whether the request reached the provider, which may charge for its prompt although no answer came.</summary>
    public bool MayBeCharged => Kind is AnswerFailureKind.TimedOut or AnswerFailureKind.ConnectionLost or AnswerFailureKind.Malformed or AnswerFailureKind.Empty;

    private static string Sentence(AnswerFailureKind kind) => kind switch
    {
        AnswerFailureKind.Unauthorised => "The provider refused the key; an administrator must set a valid one.",
        AnswerFailureKind.ModelNotFound => "The provider does not know this model; an administrator must correct its name or address.",
        AnswerFailureKind.RateLimited => "The provider is busy or a quota is used up; try again in a moment.",
        AnswerFailureKind.Rejected => "The provider rejected the request; try another question.",
        AnswerFailureKind.ProviderError => "The provider had an error; try again.",
        AnswerFailureKind.Unreachable => "The provider could not be reached; try again, or let an administrator check its address.",
        AnswerFailureKind.TimedOut => "The answer took too long; try again.",
        AnswerFailureKind.ConnectionLost => "The connection broke before the answer was complete; try again.",
        AnswerFailureKind.Malformed => "The provider answered in a way that could not be read; an administrator should check its address.",
        AnswerFailureKind.Empty => "The answer came back empty; try again or rephrase the question.",
        AnswerFailureKind.BudgetExhausted => "There is no money left for this call; try again when the budget begins anew.",
        AnswerFailureKind.NotRecorded => "There is no recorded answer to this question; choose one of the sample questions.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
