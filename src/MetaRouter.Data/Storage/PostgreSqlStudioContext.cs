using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Storage;

/// <summary>The tables in a PostgreSQL database.</summary>
internal sealed class PostgreSqlStudioContext(DbContextOptions<PostgreSqlStudioContext> options) : StudioContext(options)
{
    /// <summary>Where appended rewards are announced; heard when the transaction has ended.</summary>
    public const string RewardChannel = "metarouter_rewards";

    public override Task LockAsync(long key, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);

    public override Task AnnounceRewardsAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_notify({RewardChannel}, '')", cancellationToken);

    protected override Task BeforeMigratingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
