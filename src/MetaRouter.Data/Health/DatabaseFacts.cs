namespace MetaRouter.Data.Health;

/// <summary>What the database says of itself and of what is going on.</summary>
/// <param name="IsPostgreSql">Whether it is a PostgreSQL database; SQLite otherwise.</param>
/// <param name="Location">Where it is; never a password.</param>
/// <param name="Bytes">How large it is.</param>
/// <param name="Migrations">How many versions of the tables were applied.</param>
/// <param name="PendingMigrations">How many this program knows and the database does not have; 0 after every start.</param>
/// <param name="LastReward">The last line of the reward log; 0 for none.</param>
/// <param name="CallsUnderWay">Charges that are reserved.</param>
/// <param name="Hosts">Other programs that hold charges, or did when they died.</param>
/// <param name="HostsRunning">How many of them are running.</param>
/// <param name="Providers">What became of calls lately, by provider.</param>
public sealed record DatabaseFacts(
    bool IsPostgreSql, string Location, long Bytes, int Migrations, int PendingMigrations, long LastReward, int CallsUnderWay, int Hosts, int HostsRunning,
    IReadOnlyList<ProviderOutcome> Providers);

/// <summary>What became of a provider's calls lately, by the ledger.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Answered">When a call was charged last, UTC; null for not lately.</param>
/// <param name="Failed">When a call that was sent came to nothing last, UTC; null for not lately.</param>
public sealed record ProviderOutcome(string ProviderId, DateTimeOffset? Answered, DateTimeOffset? Failed);
