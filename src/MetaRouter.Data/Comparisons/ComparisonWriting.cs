using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Comparisons;

/// <summary>How comparisons come and go, as a part of a transaction.</summary>
internal static class ComparisonWriting
{
    private static readonly string ProgramVersion = typeof(ComparisonStore).Assembly.GetName().Version!.ToString(3);

    /// <summary>Adds a comparison as a turn of a conversation. An id that it has already is kept.</summary>
    /// <returns>It with its id, sequence and time.</returns>
    public static async Task<Comparison> AddComparisonAsync(
        this StudioContext context, Comparison comparison, Guid conversationId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = comparison.Id == Guid.Empty ? Guid.CreateVersion7(now) : comparison.Id;
        var entry = context.Add(comparison with
        {
            Id = id, Sequence = 0, CreatedAt = now, ProgramVersion = ProgramVersion, ConversationId = conversationId,
            Left = comparison.Left with { ComparisonId = id }, Right = comparison.Right with { ComparisonId = id },
        });
        await context.SaveChangesAsync(cancellationToken);
        return entry.Entity with { Sequence = entry.Property(row => row.Sequence).CurrentValue };
    }

    /// <summary>The comparisons of the profile that the person uses now.</summary>
    public static IQueryable<Comparison> ComparisonsOfProfileInUse(this StudioContext context, Guid personId) => context.Comparisons.Where(
        row => row.PersonId == personId && context.People.Any(person => person.Id == personId && person.ProfileId == row.ProfileId));

    /// <summary>Those of the given comparisons that are contexts are so no longer.</summary>
    public static Task<int> EndContextsAsync(
        this IQueryable<Comparison> comparisons, ContextEnd end, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ContextEnd? why = end;
        DateTimeOffset? when = now;
        return comparisons.Where(row => row.IsContext).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.IsContext, false).SetProperty(row => row.ContextEnd, why).SetProperty(row => row.ContextEndedAt, when),
            cancellationToken);
    }
}
