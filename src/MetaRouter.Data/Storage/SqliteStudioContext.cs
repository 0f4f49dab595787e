using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Storage;

/// <summary>The tables in a SQLite file.</summary>
internal sealed class SqliteStudioContext(DbContextOptions<SqliteStudioContext> options) : StudioContext(options)
{
    // The file has one writer at a time as it is.
    public override Task LockAsync(long key, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task AnnounceRewardsAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A process that died while it made the tables leaves EF's lock behind, and EF would wait for it for ever. MigrationLock says that nobody is at work.
    protected override Task BeforeMigratingAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
}
