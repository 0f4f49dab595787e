namespace MetaRouter.Core.Candidates;

/// <summary>The price beside an answer: expected while it streams, exact once it is complete. What was on screen at the vote enters the context.</summary>
/// <param name="Amount">Price of this answer.</param>
/// <param name="IsExpected">Whether it is an expectation.</param>
public readonly record struct PriceTag(Cost Amount, bool IsExpected)
{
    /// <summary>Price of a thousand answers like this one.</summary>
    public decimal PerThousandUsd => Amount.Usd * 1000;
}
