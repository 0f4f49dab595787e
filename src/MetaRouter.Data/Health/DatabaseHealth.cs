using MetaRouter.Data.Budgets;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Health;

/// <summary>Looks at the database; changes nothing and calls nobody.</summary>
public sealed class DatabaseHealth(StudioDatabase database, HostPresence presence, TimeProvider time)
{
    /// <summary>How far back calls of providers are looked at.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    private const string SqliteSize = "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()";
    private const string PostgreSqlSize = "SELECT pg_database_size(current_database()) AS \"Value\"";

    /// <summary>Reads everything.</summary>
    public async Task<DatabaseFacts> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var isPostgreSql = context is PostgreSqlStudioContext;
        var hosts = await context.Charges.Where(charge => charge.State == ChargeState.Reserved).GroupBy(charge => charge.HostId)
            .Select(group => new { group.Key, Calls = group.Count() }).ToListAsync(cancellationToken);
        var others = hosts.Where(host => host.Key != presence.HostId).ToList();
        var running = 0;
        foreach (var host in others)
            if (await presence.IsRunningAsync(host.Key, cancellationToken)) running++;
        return new DatabaseFacts(
            isPostgreSql, database.Location,
            await context.Database.SqlQueryRaw<long>(isPostgreSql ? PostgreSqlSize : SqliteSize).SingleAsync(cancellationToken),
            (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Count(), (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count(),
            await context.Rewards.MaxAsync(reward => (long?)reward.Sequence, cancellationToken) ?? 0,
            hosts.Sum(host => host.Calls), others.Count, running, await ProvidersAsync(context, cancellationToken));
    }

    private async Task<IReadOnlyList<ProviderOutcome>> ProvidersAsync(StudioContext context, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Lately;
        var ended = await context.Charges.Where(charge => charge.CreatedAt >= since && charge.SentAt != null && charge.EndedAt != null)
            .GroupBy(charge => new { charge.ProviderId, charge.State })
            .Select(group => new { group.Key.ProviderId, group.Key.State, Last = group.Max(charge => charge.EndedAt) }).ToListAsync(cancellationToken);
        return [.. ended.GroupBy(row => row.ProviderId).OrderBy(rows => rows.Key, StringComparer.Ordinal).Select(rows => new ProviderOutcome(
            rows.Key, rows.FirstOrDefault(row => row.State == ChargeState.Settled)?.Last, rows.FirstOrDefault(row => row.State == ChargeState.Released)?.Last))];
    }
}
