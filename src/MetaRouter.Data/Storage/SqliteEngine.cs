using MetaRouter.Data.Budgets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MetaRouter.Data.Storage;

/// <summary>One SQLite file. Every write is an immediate transaction with full synchronisation.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    private readonly string _directory;
    private readonly string _connectionString;
    private readonly PooledDbContextFactory<SqliteStudioContext> _contexts;

    // SQLite has one writer at a time and lets the others poll: without a queue some wait for ever, and each blocks a thread.
    private readonly SemaphoreSlim _writing = new(1, 1);

    public SqliteEngine(string directory)
    {
        _directory = directory;
        Location = Path.Combine(directory, StudioDatabase.FileName);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Location, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        _contexts = new PooledDbContextFactory<SqliteStudioContext>(new DbContextOptionsBuilder<SqliteStudioContext>()
            .UseSqlite(_connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new PragmaInterceptor())
            .Options);
    }

    public string Location { get; }

    public StudioContext CreateContext() => _contexts.CreateDbContext();

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(_directory);
            // Held while the tables are made, released by the system if the process dies.
            await using var alone = await MigrationLock.TakeAsync(Location + ".migrating", cancellationToken);
            await using var context = CreateContext();
            await context.BringUpToDateAsync(Location, "set MetaRouter:DataDirectory to another directory", cancellationToken);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException or SqliteException)
        {
            throw Explain(error);
        }
    }

    public async Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await using var context = CreateContext();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(context);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<HostPresence> ShowPresenceAsync(CancellationToken cancellationToken) => Task.FromResult<HostPresence>(new FilePresence(_directory));

    public void HearRewards(Action heard)
    {
        // A file tells nobody.
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _writing.Dispose();
    }

    private StudioDatabaseException Explain(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: 26 or 11 } => new(
            $"The file {Location} is damaged or no database. Restore a backup, or move it away to begin anew.", error),
        SqliteException { SqliteErrorCode: 13 } => new($"The disk that holds {_directory} is full. Make room and start again.", error),
        _ => new($"The data directory {_directory} cannot be written ({error.Message.TrimEnd('.')}). Give this user the right to write there, or set MetaRouter:DataDirectory to another directory.", error),
    };
}
