using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MetaRouter.Data.Storage;

/// <summary>
/// What the program remembers: one SQLite file in the data directory. Open it once per process and hand it to the stores; safe for concurrent use. Every
/// write is an immediate transaction with full synchronisation, so what a store has acknowledged survives a power cut.
/// </summary>
public sealed class StudioDatabase : IDisposable
{
    /// <summary>Name of the file inside the data directory.</summary>
    public const string FileName = "metarouter.db";

    private readonly PooledDbContextFactory<StudioContext> _contexts;
    private readonly string _connectionString;

    // SQLite has one writer at a time and lets the others poll: without a queue some wait for ever, and each blocks a thread.
    private readonly SemaphoreSlim _writing = new(1, 1);

    private StudioDatabase(string path)
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        _contexts = new PooledDbContextFactory<StudioContext>(new DbContextOptionsBuilder<StudioContext>()
            .UseSqlite(_connectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(new PragmaInterceptor())
            .Options);
    }

    /// <summary>Full path of the database file.</summary>
    public string Path { get; }

    /// <summary>Opens the database in a directory, creating both and bringing the tables up to date.</summary>
    /// <exception cref="StudioDatabaseException">The directory cannot be written, the file is no database, or it was written by a newer program.</exception>
    public static async Task<StudioDatabase> OpenAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        var directory = System.IO.Path.GetFullPath(dataDirectory);
        StudioDatabase? database = null;
        try
        {
            Directory.CreateDirectory(directory);
            // Held while the tables are made, released by the system if the process dies.
            await using var alone = await MigrationLock.TakeAsync(System.IO.Path.Combine(directory, FileName + ".migrating"), cancellationToken);
            database = new StudioDatabase(System.IO.Path.Combine(directory, FileName));
            await database.MigrateAsync(cancellationToken);
            return database;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException or SqliteException)
        {
            database?.Dispose();
            throw Explain(error, directory);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <summary>Closes the pooled connections.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        _writing.Dispose();
    }

    internal StudioContext CreateContext() => _contexts.CreateDbContext();

    /// <summary>Runs reads and writes as one immediate transaction; it is rolled back when <paramref name="work"/> throws.</summary>
    internal async Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken cancellationToken)
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

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = CreateContext();
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new StudioDatabaseException(
                $"The database {Path} was written by a newer version of MetaRouter Studio (it has '{unknown}'). Install that version, or set MetaRouter:DataDirectory to another directory.");
        if (applied.Count == known.Count) return;
        // A process that died while it made the tables leaves EF's lock behind, and EF would wait for it for ever. MigrationLock says that nobody is at work.
        await context.Database.ExecuteSqlAsync($"""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private static StudioDatabaseException Explain(Exception error, string directory) => error switch
    {
        SqliteException { SqliteErrorCode: 26 or 11 } => new(
            $"The file {System.IO.Path.Combine(directory, FileName)} is damaged or no database. Restore a backup, or move it away to begin anew.", error),
        SqliteException { SqliteErrorCode: 13 } => new($"The disk that holds {directory} is full. Make room and start again.", error),
        _ => new($"The data directory {directory} cannot be written ({error.Message.TrimEnd('.')}). Give this user the right to write there, or set MetaRouter:DataDirectory to another directory.", error),
    };
}
