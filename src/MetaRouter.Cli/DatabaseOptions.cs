using System.CommandLine;
using MetaRouter.Data.Storage;

namespace MetaRouter.Cli;

/// <summary>The options of commands that read what the program remembers.</summary>
internal sealed class DatabaseOptions
{
    private const string Variable = "MetaRouter__Database__PostgreSQL";

    public Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "The data directory (MetaRouter:DataDirectory)",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    public Option<string?> Postgres { get; } = new("--postgres")
    {
        Description = $"Connection string of a PostgreSQL database instead (MetaRouter:Database:PostgreSQL); - takes it from the environment variable {Variable}",
    };

    /// <exception cref="InputException">There is no such database, or it cannot be opened.</exception>
    public async Task<StudioDatabase> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (data, postgres) = (parsed.GetRequiredValue(Data), parsed.GetValue(Postgres));
        var connection = postgres == "-" ? Environment.GetEnvironmentVariable(Variable) ?? throw new InputException($"The environment variable {Variable} is not set.") : postgres;
        if (connection is null && !File.Exists(Path.Combine(data.FullName, StudioDatabase.FileName)))
            throw new InputException($"{data.FullName} holds no database ({StudioDatabase.FileName}); name the data directory with --data, or a PostgreSQL database with --postgres.");
        try
        {
            return connection is null
                ? await StudioDatabase.OpenAsync(data.FullName, cancellationToken)
                : await StudioDatabase.OpenPostgreSqlAsync(connection, cancellationToken);
        }
        catch (StudioDatabaseException error)
        {
            throw new InputException(error.Message, error);
        }
    }
}
