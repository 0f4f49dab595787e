using MetaRouter.Data.Candidates;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>A catalogue of prices on its way in. One circuit uses it.</summary>
public sealed class PriceImport
{
    /// <summary>
    /// Longest pasted text, in characters, where browsers cut it off: quotes are escaped twice on their way, and all of it must fit into one message of the
    /// connection. Files are sent in pieces.
    /// </summary>
    public const int MostPasted = 400_000;

    /// <summary>Pasted text.</summary>
    public string Pasted { get; set; } = "";

    /// <summary>Where the prices come from.</summary>
    public string Source { get; set; } = "LiteLLM catalogue";

    /// <summary>What was read; null before, and when it is refused.</summary>
    public PriceCatalogue? Catalogue { get; internal set; }

    /// <summary>Why it is refused.</summary>
    public CatalogueFault? Fault { get; internal set; }

    /// <summary>Whether a file is read now.</summary>
    public bool IsReading { get; internal set; }

    /// <summary>The prices that would be entered.</summary>
    public IReadOnlyList<PricedRow> Changes => [.. (Catalogue?.Priced ?? []).Where(row => row.IsChange)];

    internal IReadOnlyList<PriceEntry> Entries(DateTimeOffset now) =>
    [
        .. Changes.Select(row => new PriceEntry
        {
            CandidateId = row.Candidate.Id,
            InputPerMillion = row.Next.Input,
            OutputPerMillion = row.Next.Output,
            CachedInputPerMillion = row.Next.CachedInput,
            ReasoningPerMillion = row.Next.Reasoning,
            EffectiveFrom = now,
            Source = Source.Trim(),
            EnteredAt = now,
        }),
    ];
}
