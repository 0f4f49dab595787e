using MetaRouter.Core.Candidates;
using MetaRouter.Data.Candidates;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Why a candidate is not in the live pool.</summary>
public enum NotRoutable
{
    /// <summary>An admin has not enabled it.</summary>
    Disabled,

    /// <summary>Nobody has entered a price: it is unknown, which is not 0.</summary>
    NoPrice,

    /// <summary>Its first price holds only later.</summary>
    PriceLater,

    /// <summary>There is no provider of the id that it names.</summary>
    ProviderUnknown,

    /// <summary>An admin has disabled its provider.</summary>
    ProviderDisabled,

    /// <summary>Its provider cannot be called; see the provider's <see cref="ProviderProblem"/>.</summary>
    ProviderBroken,

    /// <summary>The configuration has a candidate of the same id, which counts.</summary>
    IdConfigured,
}

/// <summary>A candidate as the catalogue knows it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Entry">What an admin has set up; null for one of the configuration, which only the configuration changes.</param>
/// <param name="Prices">Of an entry; of the configuration there is one price, in <paramref name="Model"/>.</param>
/// <param name="Model">The candidate at the price that holds; null while none does.</param>
/// <param name="Why">Why it is not in the live pool; null when it is.</param>
public sealed record KnownCandidate(string Id, CandidateEntry? Entry, PriceHistory Prices, CandidateModel? Model, NotRoutable? Why)
{
    /// <summary>Whether it comes from the configuration.</summary>
    public bool IsConfigured => Entry is null;

    /// <summary>What people read after the vote.</summary>
    public string Name => Entry?.Name ?? Model!.Name;

    /// <summary>Who makes the model.</summary>
    public string Maker => Entry?.Maker ?? Model!.Maker;

    /// <summary>The provider that serves it.</summary>
    public string ProviderId => Entry?.ProviderId ?? Model!.ProviderId;

    /// <summary>What the provider calls it.</summary>
    public string ProviderModel => Entry?.ProviderModel ?? Model!.ProviderModel;

    /// <summary>Most answer tokens to ask for.</summary>
    public int MaxOutputTokens => Entry?.MaxOutputTokens ?? Model!.MaxOutputTokens;

    /// <summary>Most tokens of prompt and answer together; null when unknown.</summary>
    public int? ContextTokens => Entry?.ContextTokens ?? Model?.ContextTokens;
}
