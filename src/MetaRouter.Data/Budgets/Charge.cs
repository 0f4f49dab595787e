using MetaRouter.Core.Budgets;

namespace MetaRouter.Data.Budgets;

/// <summary>One call of a provider in the spend ledger: reserved before it is sent, settled or released after. Kept without its person when they are erased.</summary>
public sealed record Charge
{
    /// <summary>Place in the total order of all charges.</summary>
    public long Sequence { get; init; }

    /// <summary>Version 7 identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>For whom the call was made; null once they are erased.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The running program that made the call; what it leaves behind when it dies is recovered by another.</summary>
    public required Guid HostId { get; init; }

    /// <summary>What the call was for.</summary>
    public required ChargePurpose Purpose { get; init; }

    /// <summary>The turn it belongs to: several calls for one question share it.</summary>
    public Guid? TurnId { get; init; }

    /// <summary>Which candidate was called.</summary>
    public required string CandidateId { get; init; }

    /// <summary>The provider that was called.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The price row that the amounts were computed with.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>Where it stands.</summary>
    public ChargeState State { get; init; } = ChargeState.Reserved;

    /// <summary>Upper bound of the price, held back until the call has ended; in 10⁻¹² USD.</summary>
    public required long Reserved { get; init; }

    /// <summary>The price in 10⁻¹² USD; null until settled.</summary>
    public long? Amount { get; init; }

    /// <summary>Whether <see cref="Amount"/> rests on our own count of tokens, or on none at all.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>Prompt tokens.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Answer tokens, reasoning included.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Those of the prompt tokens that the provider had cached.</summary>
    public long? CachedInputTokens { get; init; }

    /// <summary>Those of the answer tokens that were reasoning.</summary>
    public long? ReasoningTokens { get; init; }

    /// <summary>Answer tokens expected before anything was learned from calls, above 0; null where nobody said.</summary>
    public double? ExpectedOutputTokens { get; init; }

    /// <summary>Characters that were sent; null where nobody said.</summary>
    public int? PromptCharacters { get; init; }

    /// <summary>
    /// On the first call for a turn: what each candidate's answer was expected to cost, as JSON from candidate id to 10⁻¹² USD; for savings against any baseline.
    /// </summary>
    public string? ExpectedCosts { get; init; }

    /// <summary>When the money was held back, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the call was sent, UTC; a charge that was never sent costs nothing.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was settled or released, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>Where a charge stands.</summary>
public enum ChargeState
{
    /// <summary>Money is held back.</summary>
    Reserved,

    /// <summary>The call has ended and its price is known.</summary>
    Settled,

    /// <summary>Nothing was charged.</summary>
    Released,
}
