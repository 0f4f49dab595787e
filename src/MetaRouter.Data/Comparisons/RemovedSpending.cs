using MetaRouter.Core.Candidates;

namespace MetaRouter.Data.Comparisons;

/// <summary>
/// Money that guests spent on an answer that was deleted since, without the person and the text: so that deleting does not refill what guests may spend.
/// </summary>
internal sealed record RemovedSpending
{
    public long Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string ProviderId { get; init; }

    public required Cost Cost { get; init; }
}
