using System.Collections.Immutable;

namespace MetaRouter.Data.Candidates;

/// <summary>The prices of one candidate. Immutable.</summary>
public sealed class PriceHistory
{
    /// <summary>No prices.</summary>
    public static PriceHistory Empty { get; } = new([]);

    /// <param name="entries">All of one candidate, in any order.</param>
    public PriceHistory(IEnumerable<PriceEntry> entries) =>
        Entries = [.. entries.OrderByDescending(entry => entry.EffectiveFrom).ThenByDescending(entry => entry.Sequence)];

    /// <summary>The latest to hold first; of those from the same moment, the one entered last first.</summary>
    public ImmutableArray<PriceEntry> Entries { get; }

    /// <summary>The price that holds at a moment; null while none does.</summary>
    public PriceEntry? At(DateTimeOffset moment) => Entries.FirstOrDefault(entry => entry.EffectiveFrom <= moment);

    /// <summary>The first price that will hold only later; null when none will.</summary>
    public PriceEntry? NextAfter(DateTimeOffset moment) => Entries.LastOrDefault(entry => entry.EffectiveFrom > moment) is { } next
        ? Entries.First(entry => entry.EffectiveFrom == next.EffectiveFrom)
        : null;
}
