using Npgsql;

namespace MetaRouter.TestKit.Databases;

/// <summary>The PostgreSQL server that test.sh starts for the tests.</summary>
public static class PostgresServer
{
    private const string Variable = "METAROUTER_TEST_POSTGRES";

    /// <summary>Connects to the server as a user who may create databases and users.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } found
        ? found
        : throw new InvalidOperationException(
            $"This test needs a PostgreSQL server. Run ./test.sh, which starts one (./test.sh --filter NAME for some tests only), or set {Variable} to the connection string of a server whose user may create databases.");

    /// <summary>A new empty database.</summary>
    public static async Task<PostgresDatabase> CreateDatabaseAsync()
    {
        var name = "metarouter_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresDatabase(name);
    }

    /// <summary>Runs a command on the server.</summary>
    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database that is dropped at the end of a test.</summary>
public sealed class PostgresDatabase(string name) : IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Connects to it.</summary>
    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Database = name }.ConnectionString;

    public async ValueTask DisposeAsync() => await PostgresServer.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
}
