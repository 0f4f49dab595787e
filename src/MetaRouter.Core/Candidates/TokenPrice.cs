namespace MetaRouter.Core.Candidates;

/// <summary>A provider's price row: US dollars per million tokens, by token class. A free model has a price of 0; an unknown price is no price row.</summary>
/// <param name="InputPerMillion">USD per million prompt tokens, at least 0.</param>
/// <param name="OutputPerMillion">USD per million answer tokens, at least 0.</param>
/// <param name="Version">Names this price row; stored with every comparison that used it.</param>
public sealed record TokenPrice(decimal InputPerMillion, decimal OutputPerMillion, string Version)
{
    /// <summary>What a call with these token counts costs.</summary>
    /// <param name="inputTokens">Prompt tokens, at least 0.</param>
    /// <param name="outputTokens">Answer tokens, at least 0; may be fractional when it is an expectation.</param>
    public Cost CostOf(double inputTokens, double outputTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        return new Cost(((decimal)inputTokens * InputPerMillion + (decimal)outputTokens * OutputPerMillion) / 1_000_000m);
    }
}
