using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Storage;

/// <summary>The tables in a PostgreSQL database.</summary>
internal sealed class PostgreSqlStudioContext(DbContextOptions<PostgreSqlStudioContext> options) : StudioContext(options)
{
    public override Task LockAsync(long key, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);

    protected override Task BeforeMigratingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
