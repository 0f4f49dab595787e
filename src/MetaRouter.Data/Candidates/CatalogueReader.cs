using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Candidates;

/// <summary>Reads the providers, candidates and prices that admins have set up. Safe for concurrent use.</summary>
public sealed class CatalogueReader(StudioDatabase database)
{
    /// <summary>Names the present state: cheap, so that it can be asked for every few seconds.</summary>
    public async Task<string> RevisionAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await RevisionAsync(context, cancellationToken);
    }

    /// <summary>Everything there is. A change made meanwhile may be in it already; then the next revision tells of it once more.</summary>
    public async Task<CatalogueEntries> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        // First, so that what comes in between is read again and nothing is missed.
        var revision = await RevisionAsync(context, cancellationToken);
        return new CatalogueEntries(
            revision,
            await context.Providers.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken),
            await context.Candidates.OrderBy(row => row.Position).ThenBy(row => row.Id).ToListAsync(cancellationToken),
            await context.Prices.OrderBy(row => row.Sequence).ToListAsync(cancellationToken));
    }

    // Entries count their changes, and one that takes a deleted one's place is newer; prices only ever become more.
    private static async Task<string> RevisionAsync(StudioContext context, CancellationToken cancellationToken)
    {
        var providers = await context.Providers.CountAsync(cancellationToken);
        var providerChanges = await context.Providers.SumAsync(row => (long)row.Revision, cancellationToken);
        var newestProvider = await context.Providers.OrderByDescending(row => row.CreatedAt).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        var candidates = await context.Candidates.CountAsync(cancellationToken);
        var candidateChanges = await context.Candidates.SumAsync(row => (long)row.Revision, cancellationToken);
        var newestCandidate = await context.Candidates.OrderByDescending(row => row.CreatedAt).Select(row => (DateTimeOffset?)row.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        var prices = await context.Prices.CountAsync(cancellationToken);
        return FormattableString.Invariant(
            $"{providers}.{providerChanges}.{newestProvider?.ToUnixTimeMilliseconds()}-{candidates}.{candidateChanges}.{newestCandidate?.ToUnixTimeMilliseconds()}-{prices}");
    }
}
