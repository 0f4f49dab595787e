using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Providers;

namespace MetaRouter.Studio.Pools;

/// <summary>A live model. An element of <c>MetaRouter:Candidates</c>.</summary>
public sealed class CandidateOptions
{
    private const int MostPerMillion = 10_000;

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

    /// <summary>USD per million prompt tokens that the provider had cached, at least 0; null for the price of the others.</summary>
    public decimal? CachedInputPerMillion { get; set; }

    /// <summary>USD per million reasoning tokens, at least 0; null for the price of other answer tokens.</summary>
    public decimal? ReasoningPerMillion { get; set; }

    /// <summary>Most answer tokens to ask for, 1 … 1,000,000.</summary>
    public int MaxOutputTokens { get; set; } = 1024;

    /// <summary>Quality in [0, 1] to assume until something is measured; null for a default by price rank.</summary>
    public double? Quality { get; set; }

    /// <summary>The id with its default filled in.</summary>
    internal string EffectiveId => Id.Length > 0 ? Id : $"{Provider}/{Model}";

    /// <summary>Whether a call costs money.</summary>
    internal bool IsPaid => InputPerMillion > 0 || OutputPerMillion > 0 || CachedInputPerMillion > 0 || ReasoningPerMillion > 0;

    /// <summary>The candidate.</summary>
    public CandidateModel ToCandidate() => new()
    {
        Id = EffectiveId,
        Name = Name.Length > 0 ? Name : Model,
        Maker = Maker.Length > 0 ? Maker : Provider,
        ProviderId = Provider,
        ProviderModel = Model,
        Price = new TokenPrice(InputPerMillion!.Value, OutputPerMillion!.Value, PriceVersion)
        {
            CachedInputPerMillion = CachedInputPerMillion,
            ReasoningPerMillion = ReasoningPerMillion,
        },
        MaxOutputTokens = MaxOutputTokens,
        AssumedQuality = Quality,
    };

    private string PriceVersion
    {
        get
        {
            var version = FormattableString.Invariant($"configuration-{InputPerMillion}-{OutputPerMillion}");
            return CachedInputPerMillion is null && ReasoningPerMillion is null
                ? version : FormattableString.Invariant($"{version}-{CachedInputPerMillion ?? InputPerMillion}-{ReasoningPerMillion ?? OutputPerMillion}");
        }
    }

    /// <summary>What is wrong, each message naming the key and the fix.</summary>
    internal IEnumerable<string> Problems(string key, IReadOnlyCollection<ProviderOptions> providers)
    {
        if (string.IsNullOrWhiteSpace(Model)) yield return $"{key}:Model must be the provider's name of the model; it is empty.";
        if (providers.All(provider => provider.Id != Provider))
            yield return $"{key}:Provider must be the id of an element of MetaRouter:Providers; \"{Provider}\" is none.";
        foreach (var (name, price) in new[] { (nameof(CachedInputPerMillion), CachedInputPerMillion), (nameof(ReasoningPerMillion), ReasoningPerMillion) })
            if (price < 0) yield return $"{key}:{name} must be a price in USD per million tokens, at least 0, or null; it is {price.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}.";
        foreach (var (name, price) in new[]
        {
            (nameof(InputPerMillion), InputPerMillion), (nameof(OutputPerMillion), OutputPerMillion),
            (nameof(CachedInputPerMillion), CachedInputPerMillion), (nameof(ReasoningPerMillion), ReasoningPerMillion),
        })
            if (price > MostPerMillion)
                yield return $"{key}:{name} must be at most {MostPerMillion} USD per million tokens; it is {price.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}.";
        if (InputPerMillion is not >= 0)
            yield return $"{key}:InputPerMillion must be the price in USD per million prompt tokens (0 for a free model); it is {InputPerMillion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}.";
        if (OutputPerMillion is not >= 0)
            yield return $"{key}:OutputPerMillion must be the price in USD per million answer tokens (0 for a free model); it is {OutputPerMillion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}.";
        if (MaxOutputTokens is not (>= 1 and <= 1_000_000)) yield return $"{key}:MaxOutputTokens must be between 1 and 1,000,000; it is {MaxOutputTokens}.";
        if (Quality is not (null or (>= 0 and <= 1))) yield return $"{key}:Quality must be between 0 and 1; it is {Quality}.";
    }
}
