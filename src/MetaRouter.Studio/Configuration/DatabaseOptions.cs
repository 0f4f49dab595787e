namespace MetaRouter.Studio.Configuration;

/// <summary>Where everything is remembered. Section <c>MetaRouter:Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Connection string of a PostgreSQL database; empty for a SQLite file in the data directory. It may hold a password: never show it.</summary>
    public string PostgreSQL { get; set; } = "";
}
