using Npgsql;

namespace MetaRouter.Data.Budgets;

/// <summary>Presence by a lock that a connection of its own holds; the server frees it when the connection is gone.</summary>
/// <param name="connectionString">Makes that connection; without pooling.</param>
/// <param name="source">Connections to ask with.</param>
internal sealed class AdvisoryLockPresence(string connectionString, NpgsqlDataSource source) : HostPresence
{
    private const int KeepAliveSeconds = 30;

    private NpgsqlConnection? _held;

    public override async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (_held is not null && await IsAliveAsync(_held, cancellationToken)) return;
        if (_held is not null) await _held.DisposeAsync();
        _held = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { KeepAlive = KeepAliveSeconds }.ConnectionString);
        await _held.OpenAsync(cancellationToken);
        await using var take = Command("SELECT pg_advisory_lock($1)", _held, HostId);
        await take.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_held is null) return;
        // The server notices an end of a connection a moment later than this.
        if (await IsAliveAsync(_held, CancellationToken.None))
        {
            await using var free = Command("SELECT pg_advisory_unlock($1)", _held, HostId);
            await free.ExecuteNonQueryAsync(CancellationToken.None);
        }
        await _held.DisposeAsync();
    }

    private protected override async Task<bool> IsHeldAsync(Guid hostId, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var look = Command("SELECT pg_try_advisory_xact_lock_shared($1)", connection, hostId);
        return !(bool)(await look.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<bool> IsAliveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var ask = new NpgsqlCommand("SELECT 1", connection);
            await ask.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection broke: what it held is free.
            return false;
        }
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, Guid hostId) =>
        // The random half of a version 7 identity.
        new(sql, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = BitConverter.ToInt64(hostId.ToByteArray(), 8) } } };
}
