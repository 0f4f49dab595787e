using MetaRouter.Data.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace MetaRouter.Data.Storage;

/// <summary>
/// A PostgreSQL database, shared by as many programs as use it. A write is a read-committed transaction: what a store reads and then decides on is guarded by
/// a lock (<see cref="StudioContext.LockAsync"/>) or is one conditional update. Of two that wait for each other the server ends one, which then runs again.
/// </summary>
internal sealed class PostgreSqlEngine : IDatabaseEngine
{
    private const int MostConnections = 50;
    private const int MostRuns = 10;

    // Any number that no other program takes on the same database.
    private const long MigrationKey = 0x4D65_7461_526F_7574;

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly NpgsqlDataSource _source;
    private readonly PooledDbContextFactory<PostgreSqlStudioContext> _contexts;
    private PostgreSqlListener? _listener;

    /// <exception cref="StudioDatabaseException">It is no connection string.</exception>
    public PostgreSqlEngine(string connectionString)
    {
        _settings = PostgreSqlFault.Read(connectionString);
        if (!_settings.ContainsKey("Maximum Pool Size")) _settings.MaxPoolSize = MostConnections;
        _settings.ApplicationName ??= "MetaRouter Studio";
        Location = $"{_settings.Host}:{_settings.Port}/{_settings.Database}";
        _source = NpgsqlDataSource.Create(_settings);
        _contexts = new PooledDbContextFactory<PostgreSqlStudioContext>(new DbContextOptionsBuilder<PostgreSqlStudioContext>()
            .UseNpgsql(_source)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
    }

    public string Location { get; }

    public StudioContext CreateContext() => _contexts.CreateDbContext();

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Held by a connection of its own while the tables are made, released by the server if the process dies.
            await using var alone = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false }.ConnectionString);
            await alone.OpenAsync(cancellationToken);
            await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", alone) { Parameters = { new() { Value = MigrationKey } } })
                await take.ExecuteNonQueryAsync(cancellationToken);
            await using var context = CreateContext();
            await context.BringUpToDateAsync(Location, $"name another database in {PostgreSqlFault.Key}", cancellationToken);
        }
        catch (Exception error) when (PostgreSqlFault.In(error) is { } fault)
        {
            throw PostgreSqlFault.Explain(fault, _settings);
        }
    }

    public async Task<T> WriteAsync<T>(Func<StudioContext, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await using var context = CreateContext();
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(context);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            catch (Exception error) when (run < MostRuns && PostgreSqlFault.IsRunAgain(error))
            {
                // The transaction is undone; the other one has what it waited for.
            }
        }
    }

    public async Task<HostPresence> ShowPresenceAsync(CancellationToken cancellationToken)
    {
        // A connection of its own, whose life is the program's life.
        var presence = new AdvisoryLockPresence(new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false }.ConnectionString, _source);
        await presence.RenewAsync(cancellationToken);
        return presence;
    }

    public void HearRewards(Action heard) => _listener = new PostgreSqlListener(_settings, PostgreSqlStudioContext.RewardChannel, heard);

    public void Dispose()
    {
        _listener?.Dispose();
        _source.Dispose();
    }
}
