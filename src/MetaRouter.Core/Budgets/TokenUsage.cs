namespace MetaRouter.Core.Budgets;

/// <summary>The tokens of one call, by the classes that have prices of their own. All counts are in [0, <see cref="Most"/>].</summary>
/// <param name="Input">Prompt tokens, cached ones included.</param>
/// <param name="Output">Answer tokens, reasoning included.</param>
/// <param name="CachedInput">Those of the prompt tokens that the provider had cached, at most <paramref name="Input"/>.</param>
/// <param name="Reasoning">Those of the answer tokens that were reasoning, at most <paramref name="Output"/>.</param>
/// <param name="IsEstimated">Whether any of them was counted by us, the provider having reported none that can be.</param>
public readonly record struct TokenUsage(long Input, long Output, long CachedInput = 0, long Reasoning = 0, bool IsEstimated = false)
{
    /// <summary>The largest count that is believed.</summary>
    public const long Most = 100_000_000;

    /// <summary>What a provider reported, where it can be; what we counted, where it cannot.</summary>
    /// <param name="input">Its prompt tokens.</param>
    /// <param name="output">Its answer tokens.</param>
    /// <param name="cachedInput">Its cached prompt tokens.</param>
    /// <param name="reasoning">Its reasoning tokens.</param>
    /// <param name="countedInput">Our count of prompt tokens, at least 0.</param>
    /// <param name="countedOutput">Our count of the answer's tokens, at least 0.</param>
    public static TokenUsage Reported(long? input, long? output, long? cachedInput, long? reasoning, long countedInput, long countedOutput)
    {
        var hidden = IsBelievable(reasoning) ? reasoning!.Value : 0;
        // More reasoning than answer: this provider leaves the reasoning out of the answer's count, and charges for it.
        var spoken = IsBelievable(output) ? output!.Value + (hidden > output ? hidden : 0) : countedOutput + hidden;
        var prompt = IsBelievable(input) ? input!.Value : countedInput;
        var cached = IsBelievable(cachedInput) ? Math.Min(cachedInput!.Value, prompt) : 0;
        return new TokenUsage(
            Math.Min(prompt, Most), Math.Min(spoken, Most), cached, Math.Min(hidden, Math.Min(spoken, Most)),
            IsEstimated: !IsBelievable(input) || !IsBelievable(output) || cachedInput > prompt);
    }

    private static bool IsBelievable(long? count) => count is >= 0 and <= Most;
}
