using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Storage;

public abstract class MigrationTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : MigrationTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : MigrationTests(studio), IClassFixture<PostgreSqlStudio>;

    [Fact]
    public async Task Model_Migrations_HoldAllOfIt()
    {
        await using var context = studio.Database.CreateContext();

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: add a migration (docs/howto/add-a-migration.md).");
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public void Model_OfBothDatabases_IsTheSame()
    {
        using var sqlite = new SqliteStudioContext(new DbContextOptionsBuilder<SqliteStudioContext>().UseSqlite("Data Source=:memory:").Options);
        using var context = studio.Database.CreateContext();

        Assert.Equal(Columns(sqlite), Columns(context));

        static IEnumerable<string> Columns(DbContext context) => context.Model.GetEntityTypes()
            .SelectMany(table => table.GetProperties().Select(column => $"{table.GetTableName()}.{column.GetColumnName()} {column.ClrType} {column.IsNullable}"))
            .Order(StringComparer.Ordinal);
    }
}
