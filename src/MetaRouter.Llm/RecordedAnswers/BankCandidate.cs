using MetaRouter.Core.Candidates;

namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>A candidate whose answers are recorded: identity, list price and pace.</summary>
public sealed record BankCandidate
{
    /// <summary>Stable identity, such as <c>demo/core</c>; the key of its answers in the bank.</summary>
    public required string Id { get; init; }

    /// <summary>What people read after the vote.</summary>
    public required string Name { get; init; }

    /// <summary>Who makes the model.</summary>
    public required string Maker { get; init; }

    /// <summary>USD per million prompt tokens, at least 0.</summary>
    public required decimal InputPerMillion { get; init; }

    /// <summary>USD per million answer tokens, at least 0.</summary>
    public required decimal OutputPerMillion { get; init; }

    /// <summary>USD per million prompt tokens that the provider had cached, at least 0; null for the price of the others.</summary>
    public decimal? CachedInputPerMillion { get; init; }

    /// <summary>USD per million reasoning tokens, at least 0; null for the price of other answer tokens.</summary>
    public decimal? ReasoningPerMillion { get; init; }

    /// <summary>Answer tokens a second, above 0.</summary>
    public double TokensPerSecond { get; init; } = 80;

    /// <summary>Time from the question to the first word, at least zero.</summary>
    public TimeSpan TimeToFirstToken { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The candidate as the pool knows it.</summary>
    /// <param name="providerId">The provider that replays the bank.</param>
    /// <param name="priceVersion">Name of the price row, <see cref="AnswerBank.PriceVersion"/>.</param>
    public CandidateModel ToCandidate(string providerId, string priceVersion) => new()
    {
        Id = Id,
        Name = Name,
        Maker = Maker,
        ProviderId = providerId,
        ProviderModel = Id,
        Price = new TokenPrice(InputPerMillion, OutputPerMillion, priceVersion)
        {
            CachedInputPerMillion = CachedInputPerMillion,
            ReasoningPerMillion = ReasoningPerMillion,
        },
    };
}
