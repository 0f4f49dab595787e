using MetaRouter.Core.Budgets;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Health;
using MetaRouter.Data.Tests.Budgets;

namespace MetaRouter.Data.Tests.Health;

public abstract class DatabaseHealthTests(StudioFixture studio, bool isPostgreSql) : IAsyncLifetime
{
    public sealed class OnSqlite() : DatabaseHealthTests(new SqliteStudio(), isPostgreSql: false);

    public sealed class OnPostgreSql() : DatabaseHealthTests(new PostgreSqlStudio(), isPostgreSql: true);

    private static readonly CancellationToken None = CancellationToken.None;

    public Task InitializeAsync() => studio.InitializeAsync();

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Read_AfterCalls_SaysWhatBecameOfThem()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var person = await studio.GuestAsync();
        var budget = new Budget(Budget.InstanceKey, LedgerBench.Tokens(1000), BudgetCalendar.Daily);
        var answered = await bench.ReserveAsync(LedgerBench.Spender(person, budget), 60);
        await bench.Ledger.SentAsync(answered, None);
        await bench.SettleAsync(answered, 45);
        await bench.ReserveAsync(LedgerBench.Spender(person, budget), 10);

        var facts = await new DatabaseHealth(studio.Database, bench.Presence, TimeProvider.System).ReadAsync(None);

        Assert.Equal((isPostgreSql, 0, 1, 0), (facts.IsPostgreSql, facts.PendingMigrations, facts.CallsUnderWay, facts.Hosts));
        Assert.True(facts is { Bytes: > 10_000, Migrations: > 0, Location.Length: > 0 });
        Assert.True(facts.Providers.Count <= 1);
    }

    [Fact]
    public async Task AuditLog_Searched_FindsByActionAndName()
    {
        var accounts = new AccountStore(studio.Database, new Standings(studio.Database), studio.Time);
        await accounts.NoteAsync(new Actor(null, "ada"), "account.one", "x", None);
        await accounts.NoteAsync(new Actor(null, "bob"), "account.two", "x", None);
        await accounts.NoteAsync(new Actor(null, "ada"), "person.three", "x", None);
        var log = new AuditLog(studio.Database);

        Assert.Equal(["account.two", "account.one"], (await log.SearchAsync("account.", "", 10, null, None)).Select(entry => entry.Action));
        Assert.Equal(["person.three", "account.one"], (await log.SearchAsync("", "ada", 10, null, None)).Select(entry => entry.Action));
    }
}
