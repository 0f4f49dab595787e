using MetaRouter.Core.Budgets;

namespace MetaRouter.Core.Candidates;

/// <summary>A provider's price row: US dollars per million tokens, by token class. A free model has a price of 0; an unknown price is no price row.</summary>
/// <param name="InputPerMillion">USD per million prompt tokens, at least 0.</param>
/// <param name="OutputPerMillion">USD per million answer tokens, at least 0.</param>
/// <param name="Version">Names this price row; stored with every comparison that used it.</param>
public sealed record TokenPrice(decimal InputPerMillion, decimal OutputPerMillion, string Version)
{
    private const decimal Million = 1_000_000m;

    /// <summary>USD per million prompt tokens that the provider had cached, at least 0; null for the price of the others.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>USD per million reasoning tokens, at least 0; null for the price of other answer tokens.</summary>
    public decimal? ReasoningPerMillion { get; init; }

    /// <summary>What a call with these token counts costs, none of them cached or reasoning.</summary>
    /// <param name="inputTokens">Prompt tokens, at least 0.</param>
    /// <param name="outputTokens">Answer tokens, at least 0; may be fractional when it is an expectation.</param>
    public Cost CostOf(double inputTokens, double outputTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        return new Cost(((decimal)inputTokens * InputPerMillion + (decimal)outputTokens * OutputPerMillion) / Million);
    }

    /// <summary>What a call with this usage costs.</summary>
    public Cost CostOf(TokenUsage usage) => new((
        (usage.Input - usage.CachedInput) * InputPerMillion + usage.CachedInput * (CachedInputPerMillion ?? InputPerMillion)
        + (usage.Output - usage.Reasoning) * OutputPerMillion + usage.Reasoning * (ReasoningPerMillion ?? OutputPerMillion)) / Million);

    /// <summary>Most that a call can cost, whatever is cached and however much is reasoning.</summary>
    /// <param name="inputTokens">At most so many prompt tokens, at least 0.</param>
    /// <param name="outputTokens">At most so many answer tokens, at least 0.</param>
    public Cost UpperBound(long inputTokens, long outputTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        return new Cost((inputTokens * Math.Max(InputPerMillion, CachedInputPerMillion ?? 0) + outputTokens * Math.Max(OutputPerMillion, ReasoningPerMillion ?? 0)) / Million);
    }
}
