using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MetaRouter.Data.Tests.Storage;

public sealed class PostgreSqlTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private PostgresDatabase _database = null!;

    public async Task InitializeAsync() => _database = await PostgresServer.CreateDatabaseAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Open_EmptyDatabase_RowsOutliveTheObject()
    {
        Person person;
        using (var first = await StudioDatabase.OpenPostgreSqlAsync(_database.ConnectionString, None))
            person = await new PersonStore(first, new StepClock()).CreateGuestAsync(None);

        using var second = await StudioDatabase.OpenPostgreSqlAsync(_database.ConnectionString, None);

        Assert.EndsWith("/" + _database.Name, second.Location, StringComparison.Ordinal);
        Assert.Equal(person, await new PersonStore(second, new StepClock()).FindAsync(person.Id, None));
    }

    [Fact]
    public async Task Open_SeveralAtOnce_AllOpen()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StudioDatabase.OpenPostgreSqlAsync(_database.ConnectionString, None))));

        foreach (var database in opened)
        {
            Assert.NotNull(await new PersonStore(database, new StepClock()).CreateGuestAsync(None));
            database.Dispose();
        }
    }

    [Fact]
    public async Task Open_NewerDatabase_IsRefusedAndNamesTheWayOut()
    {
        using (var database = await StudioDatabase.OpenPostgreSqlAsync(_database.ConnectionString, None))
        {
            await using var context = database.CreateContext();
            await context.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Telepathy', '99.0')""");
        }

        var message = await RefusalAsync(_ => { });

        Assert.Contains("newer version", message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Telepathy", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NobodyListens_NamesServerAndFix()
    {
        var message = await RefusalAsync(settings => (settings.Host, settings.Port) = ("127.0.0.1", 9));

        Assert.Contains("127.0.0.1:9 cannot be reached", message, StringComparison.Ordinal);
        Assert.Contains("Host and Port", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guess-4711")]
    [InlineData(null)]
    public async Task Open_WrongOrNoPassword_NamesTheUserAndNeverThePassword(string? password)
    {
        var message = await RefusalAsync(settings => settings.Password = password);

        Assert.Contains("Password", message, StringComparison.Ordinal);
        Assert.Contains("'postgres'", message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NoSuchDatabase_SaysHowToCreateIt()
    {
        var message = await RefusalAsync(settings => settings.Database = "nowhere");

        Assert.Contains("createdb nowhere", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UserMayNotMakeTables_SaysHowToAllowIt()
    {
        var user = _database.Name + "_reader";
        await PostgresServer.ExecuteAsync($"CREATE USER {user} PASSWORD 'reader'");
        try
        {
            var message = await RefusalAsync(settings => (settings.Username, settings.Password) = (user, "reader"));

            Assert.Contains($"OWNER TO \"{user}\"", message, StringComparison.Ordinal);
        }
        finally
        {
            await PostgresServer.ExecuteAsync($"DROP USER {user}");
        }
    }

    [Theory]
    [InlineData("a letter; Password=4711")]
    [InlineData("Host=localhost;Port=Password4711;Database=metarouter")]
    [InlineData("Host=localhost;Password=4711")]
    [InlineData("Database=metarouter;Password=4711")]
    public async Task Open_NoConnectionString_ShowsHowOneLooksAndQuotesNothing(string given)
    {
        var error = await Assert.ThrowsAsync<StudioDatabaseException>(() => StudioDatabase.OpenPostgreSqlAsync(given, None));

        Assert.Contains("MetaRouter:Database:PostgreSQL", error.Message, StringComparison.Ordinal);
        Assert.Contains("Host=localhost;Port=5432", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> RefusalAsync(Action<NpgsqlConnectionStringBuilder> change)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        change(settings);
        var error = await Assert.ThrowsAsync<StudioDatabaseException>(() => StudioDatabase.OpenPostgreSqlAsync(settings.ConnectionString, None));
        Assert.Contains("MetaRouter:Database:PostgreSQL", error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
