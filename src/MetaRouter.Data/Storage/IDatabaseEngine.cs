using MetaRouter.Data.Budgets;

namespace MetaRouter.Data.Storage;

/// <summary>One of the databases that can hold the tables.</summary>
internal interface IDatabaseEngine : IDisposable
{
    /// <summary>Where the tables are, for messages; never a password.</summary>
    string Location { get; }

    /// <summary>A context for reading.</summary>
    StudioContext CreateContext();

    /// <summary>Brings the tables up to date; one process at a time does.</summary>
    /// <exception cref="StudioDatabaseException">The database cannot be opened or was written by a newer program.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Runs reads and writes as one transaction. <paramref name="work"/> may run more than once; only the last run counts.</summary>
    Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Shows other processes on the same database that this one is running, until disposed.</summary>
    Task<HostPresence> ShowPresenceAsync(CancellationToken cancellationToken);

    /// <summary>Calls <paramref name="heard"/> whenever another process may have appended to the reward log, until disposed; never, where nobody can tell.</summary>
    void HearRewards(Action heard);
}
