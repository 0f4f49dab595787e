using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Providers;

namespace MetaRouter.Studio.Pools;

/// <summary>A live model. An element of <c>MetaRouter:Candidates</c>.</summary>
public sealed class CandidateOptions
{
    /// <summary>Stable identity; empty for provider and model together.</summary>
    public string Id { get; set; } = "";

    /// <summary>What people read after the vote; empty for the model's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Who makes the model; empty for the provider's id.</summary>
    public string Maker { get; set; } = "";

    /// <summary>Id of the provider that serves it.</summary>
    public string Provider { get; set; } = "";

    /// <summary>What the provider calls it.</summary>
    public string Model { get; set; } = "";

    /// <summary>USD per million prompt tokens, at least 0. Must be given: an unknown price is not a price of 0.</summary>
    public decimal? InputPerMillion { get; set; }

    /// <summary>USD per million answer tokens, at least 0. Must be given.</summary>
    public decimal? OutputPerMillion { get; set; }

    /// <summary>Most answer tokens to ask for, 1 … 1,000,000.</summary>
    public int MaxOutputTokens { get; set; } = 1024;

    /// <summary>Quality in [0, 1] to assume until something is measured; null for a default by price rank.</summary>
    public double? Quality { get; set; }

    /// <summary>The id with its default filled in.</summary>
    internal string EffectiveId => Id.Length > 0 ? Id : $"{Provider}/{Model}";

    /// <summary>Whether a call costs money.</summary>
    internal bool IsPaid => InputPerMillion > 0 || OutputPerMillion > 0;

    /// <summary>The candidate.</summary>
    public CandidateModel ToCandidate() => new()
    {
        Id = EffectiveId,
        Name = Name.Length > 0 ? Name : Model,
        Maker = Maker.Length > 0 ? Maker : Provider,
        ProviderId = Provider,
        ProviderModel = Model,
        Price = new TokenPrice(InputPerMillion!.Value, OutputPerMillion!.Value, FormattableString.Invariant($"configuration-{InputPerMillion}-{OutputPerMillion}")),
        MaxOutputTokens = MaxOutputTokens,
        AssumedQuality = Quality,
    };

    /// <summary>What is wrong, each message naming the key and the fix.</summary>
    internal IEnumerable<string> Problems(string key, IReadOnlyCollection<ProviderOptions> providers)
    {
        if (string.IsNullOrWhiteSpace(Model)) yield return $"{key}:Model must be the provider's name of the model; it is empty.";
        if (providers.All(provider => provider.Id != Provider))
            yield return $"{key}:Provider must be the id of an element of MetaRouter:Providers; \"{Provider}\" is none.";
        if (InputPerMillion is not >= 0)
            yield return $"{key}:InputPerMillion must be the price in USD per million prompt tokens (0 for a free model); it is {InputPerMillion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}.";
        if (OutputPerMillion is not >= 0)
            yield return $"{key}:OutputPerMillion must be the price in USD per million answer tokens (0 for a free model); it is {OutputPerMillion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}.";
        if (MaxOutputTokens is not (>= 1 and <= 1_000_000)) yield return $"{key}:MaxOutputTokens must be between 1 and 1,000,000; it is {MaxOutputTokens}.";
        if (Quality is not (null or (>= 0 and <= 1))) yield return $"{key}:Quality must be between 0 and 1; it is {Quality}.";
    }
}
