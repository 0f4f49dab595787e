using MetaRouter.Data.Providers;

namespace MetaRouter.Data.Candidates;

/// <summary>Everything that admins have set up, as of one revision.</summary>
/// <param name="Revision">Differs whenever anything of the rest does.</param>
/// <param name="Providers">In the order in which they were set up.</param>
/// <param name="Candidates">By their place in the pool.</param>
/// <param name="Prices">In the order in which they were entered.</param>
public sealed record CatalogueEntries(
    string Revision, IReadOnlyList<ProviderEntry> Providers, IReadOnlyList<CandidateEntry> Candidates, IReadOnlyList<PriceEntry> Prices);
