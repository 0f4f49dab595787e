using MetaRouter.Data.Budgets;
using MetaRouter.Data.Rewards;

namespace MetaRouter.Data.Storage;

/// <summary>
/// What the program remembers: one SQLite file in the data directory, or a PostgreSQL database. Open it once per process and hand it to the stores; safe for
/// concurrent use. Every write is one transaction, and what a store has acknowledged survives a power cut (on PostgreSQL as far as its own settings say so).
/// </summary>
public sealed class StudioDatabase : IDisposable
{
    /// <summary>Name of the SQLite file inside the data directory.</summary>
    public const string FileName = "metarouter.db";

    private readonly IDatabaseEngine _engine;
    private readonly RewardSignal _rewards = new();
    private int _hears;

    private StudioDatabase(IDatabaseEngine engine) => _engine = engine;

    /// <summary>Full path of the SQLite file, or server and name of the PostgreSQL database; never a password.</summary>
    public string Location => _engine.Location;

    /// <summary>Opens the SQLite database in a directory, creating both and bringing the tables up to date.</summary>
    /// <exception cref="StudioDatabaseException">The directory cannot be written, the file is no database, or it was written by a newer program.</exception>
    public static Task<StudioDatabase> OpenAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        return OpenAsync(new SqliteEngine(Path.GetFullPath(dataDirectory)), cancellationToken);
    }

    /// <summary>Opens a PostgreSQL database that exists, bringing its tables up to date.</summary>
    /// <exception cref="StudioDatabaseException">
    /// The server cannot be reached or refuses the user, there is no such database, or it was written by a newer program.
    /// </exception>
    public static Task<StudioDatabase> OpenPostgreSqlAsync(string connectionString, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return OpenAsync(new PostgreSqlEngine(connectionString), cancellationToken);
    }

    /// <summary>Closes the pooled connections.</summary>
    public void Dispose() => _engine.Dispose();

    internal StudioContext CreateContext() => _engine.CreateContext();

    /// <summary>
    /// Runs reads and writes as one transaction; it is rolled back when <paramref name="work"/> throws. On PostgreSQL others write meanwhile: what is decided
    /// must be one conditional update, or guarded by <see cref="StudioContext.LockAsync"/>. <paramref name="work"/> may run again, so it changes nothing
    /// outside of the context.
    /// </summary>
    internal async Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken cancellationToken)
    {
        var appended = false;
        var result = await _engine.WriteAsync(
            async context =>
            {
                // Contexts are used again.
                context.HasAppendedRewards = false;
                var made = await work(context);
                appended = context.HasAppendedRewards;
                return made;
            },
            cancellationToken);
        if (appended) _rewards.Raise();
        return result;
    }

    /// <summary>The same for one person, whose writes wait for each other: nothing of theirs changes between a read and what is decided on it.</summary>
    internal Task<T> WriteAsync<T>(Guid personId, Func<StudioContext, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(
        async context =>
        {
            await context.LockPersonAsync(personId, cancellationToken);
            return await work(context);
        },
        cancellationToken);

    internal Task<HostPresence> ShowPresenceAsync(CancellationToken cancellationToken) => _engine.ShowPresenceAsync(cancellationToken);

    /// <summary>Ends when lines may have been appended to the reward log. Get it before looking whether there are some.</summary>
    internal Task NextRewards()
    {
        var next = _rewards.Next;
        if (Interlocked.Exchange(ref _hears, 1) == 0) _engine.HearRewards(_rewards.Raise);
        return next;
    }

    private static async Task<StudioDatabase> OpenAsync(IDatabaseEngine engine, CancellationToken cancellationToken)
    {
        var database = new StudioDatabase(engine);
        try
        {
            await engine.MigrateAsync(cancellationToken);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
