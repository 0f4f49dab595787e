using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Candidates;
using MetaRouter.Llm.Providers;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Every provider and candidate there is, and who of them can be routed, at a moment. Immutable.</summary>
public sealed record CatalogueState
{
    /// <summary>Names what is stored.</summary>
    public string Revision { get; private init; } = "";

    /// <summary>Those of the configuration, then those that admins have set up.</summary>
    public required ImmutableArray<KnownProvider> Providers { get; init; }

    /// <summary>Those of the configuration, then those that admins have set up by their place.</summary>
    public required ImmutableArray<KnownCandidate> Candidates { get; init; }

    /// <summary>When the next price begins to hold; null when none is waiting.</summary>
    public DateTimeOffset? NextPriceAt { get; private init; }

    /// <summary>The candidates of the live pool, in its order.</summary>
    public IEnumerable<CandidateModel> Routable => Candidates.Where(candidate => candidate.Why is null).Select(candidate => candidate.Model!);

    /// <summary>A provider; null for an unknown one.</summary>
    public KnownProvider? Provider(string id) => Providers.FirstOrDefault(provider => provider.Id == id);

    /// <summary>A candidate; null for an unknown one.</summary>
    public KnownCandidate? Candidate(string id) => Candidates.FirstOrDefault(candidate => candidate.Id == id);

    /// <summary>What the configuration alone gives.</summary>
    public static CatalogueState Of(IReadOnlyList<ProviderOptions> providers, IReadOnlyList<CandidateModel> candidates) => new()
    {
        Providers = [.. providers.Select(provider => new KnownProvider(provider.Id, provider.BaseUrl, Entry: null, Problem: null))],
        Candidates = [.. candidates.Select(candidate => new KnownCandidate(candidate.Id, Entry: null, PriceHistory.Empty, candidate, Why: null))],
    };

    /// <summary>The same with what admins have set up.</summary>
    /// <param name="entries">What is stored.</param>
    /// <param name="keys">Find the providers' keys.</param>
    /// <param name="now">The moment whose prices hold.</param>
    public CatalogueState With(CatalogueEntries entries, ProviderKeys keys, DateTimeOffset now)
    {
        var configured = Providers.Where(provider => provider.IsConfigured).ToList();
        ImmutableArray<KnownProvider> providers =
        [
            .. configured,
            .. entries.Providers.Select(keys.Resolve).Select(provider =>
                configured.Exists(other => other.Id == provider.Id) ? provider with { Problem = ProviderProblem.IdConfigured, Access = null } : provider),
        ];
        var histories = entries.Prices.GroupBy(price => price.CandidateId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => new PriceHistory(group), StringComparer.Ordinal);
        var ids = Candidates.Where(candidate => candidate.IsConfigured).Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        return new CatalogueState
        {
            Revision = entries.Revision,
            Providers = providers,
            Candidates =
            [
                .. Candidates.Where(candidate => candidate.IsConfigured),
                .. entries.Candidates.Select(entry => Known(entry, histories.GetValueOrDefault(entry.Id) ?? PriceHistory.Empty, providers, ids, now)),
            ],
            NextPriceAt = histories.Values.Select(history => history.NextAfter(now)?.EffectiveFrom).Min(),
        };
    }

    private static KnownCandidate Known(
        CandidateEntry entry, PriceHistory prices, ImmutableArray<KnownProvider> providers, IReadOnlySet<string> configured, DateTimeOffset now)
    {
        var model = prices.At(now) is { } price ? ToCandidate(entry, price) : null;
        return new KnownCandidate(entry.Id, entry, prices, model, WhyNot(entry, prices, providers.FirstOrDefault(provider => provider.Id == entry.ProviderId), configured, model));
    }

    private static NotRoutable? WhyNot(
        CandidateEntry entry, PriceHistory prices, KnownProvider? provider, IReadOnlySet<string> configured, CandidateModel? model) =>
        configured.Contains(entry.Id) ? NotRoutable.IdConfigured
        : model is null ? (prices.Entries.IsEmpty ? NotRoutable.NoPrice : NotRoutable.PriceLater)
        : !entry.IsEnabled ? NotRoutable.Disabled
        : provider is null ? NotRoutable.ProviderUnknown
        : provider.Problem is not null ? NotRoutable.ProviderBroken
        : !provider.IsInUse ? NotRoutable.ProviderDisabled
        : null;

    private static CandidateModel ToCandidate(CandidateEntry entry, PriceEntry price) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        Maker = entry.Maker,
        ProviderId = entry.ProviderId,
        ProviderModel = entry.ProviderModel,
        Price = new TokenPrice(price.InputPerMillion, price.OutputPerMillion, price.Version)
        {
            CachedInputPerMillion = price.CachedInputPerMillion,
            ReasoningPerMillion = price.ReasoningPerMillion,
        },
        MaxOutputTokens = entry.MaxOutputTokens,
        ContextTokens = entry.ContextTokens,
        AssumedQuality = entry.AssumedQuality,
    };
}
