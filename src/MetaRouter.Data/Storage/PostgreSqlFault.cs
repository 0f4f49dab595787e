using System.Net.Sockets;
using Npgsql;

namespace MetaRouter.Data.Storage;

/// <summary>What PostgreSQL refuses, in words that name the key and the fix; a password is in none of them.</summary>
internal static class PostgreSqlFault
{
    /// <summary>The key that holds the connection string.</summary>
    public const string Key = "MetaRouter:Database:PostgreSQL";

    /// <summary>The parts of a connection string.</summary>
    /// <exception cref="StudioDatabaseException">It is none, or names no server or no database.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        const string Example = "It looks like Host=localhost;Port=5432;Database=metarouter;Username=metarouter;Password=...";
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Without the inner exception: it may quote what was given.
            throw new StudioDatabaseException($"{Key} is no connection string. {Example}");
        }
        return string.IsNullOrWhiteSpace(settings.Host) || string.IsNullOrWhiteSpace(settings.Database)
            ? throw new StudioDatabaseException($"{Key} must name a Host and a Database. {Example}")
            : settings;
    }

    /// <summary>The database's own exception inside of one that wraps it; null if there is none.</summary>
    public static NpgsqlException? In(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
            if (inner is NpgsqlException fault) return fault;
        return null;
    }

    /// <summary>Whether the server ended the transaction only because of another one.</summary>
    public static bool IsRunAgain(Exception error) =>
        In(error) is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>Why the database cannot be opened.</summary>
    public static StudioDatabaseException Explain(NpgsqlException error, NpgsqlConnectionStringBuilder settings)
    {
        var server = $"The PostgreSQL server {settings.Host}:{settings.Port}";
        var message = error switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"{server} does not let the user '{settings.Username}' in. Correct Username and Password in {Key}.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"{server} has no database '{settings.Database}'. Create it (createdb {settings.Database}), or correct Database in {Key}.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                $"The user '{settings.Username}' may not make tables in the database {settings.Database}. Make them its owner"
                + $" (ALTER DATABASE \"{settings.Database}\" OWNER TO \"{settings.Username}\"), or name another user in {Key}.",
            PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => $"{server} is starting up or shutting down. Try again in a moment.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                $"{server} has no connection free. Raise its max_connections, or set a lower Maximum Pool Size in {Key}.",
            { InnerException: SocketException or TimeoutException or IOException } =>
                $"{server} cannot be reached ({error.InnerException.Message.TrimEnd('.')}). Start it, or correct Host and Port in {Key}.",
            _ when string.IsNullOrEmpty(settings.Password) && error.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                $"{server} wants a password of the user '{settings.Username}'. Add Password to {Key}.",
            _ => $"The PostgreSQL database {settings.Host}:{settings.Port}/{settings.Database} cannot be opened ({error.Message.TrimEnd('.')}). See {Key}.",
        };
        return new StudioDatabaseException(message, error);
    }
}
