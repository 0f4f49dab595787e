using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal;

if (args is not [var name, var directory])
{
    Console.Error.WriteLine("usage: MetaRouter.Migrations NAME DIRECTORY");
    return 2;
}

Write(() => new SqliteStudioContext(new DbContextOptionsBuilder<SqliteStudioContext>().UseSqlite("Data Source=:memory:").Options), new SqliteDesignTimeServices(), "Sqlite");
Write(() => new PostgreSqlStudioContext(new DbContextOptionsBuilder<PostgreSqlStudioContext>().UseNpgsql("Host=unused").Options), new NpgsqlDesignTimeServices(), "PostgreSql");
return 0;

// One migration for each database whose tables have changed.
void Write(Func<StudioContext> open, IDesignTimeServices database, string folder)
{
    // Looked at in a context of its own: comparing leaves the snapshot in a state from which no migration can be made.
    using (var compared = open())
    {
        if (!compared.Database.HasPendingModelChanges())
        {
            Console.WriteLine($"{folder}: nothing has changed");
            return;
        }
    }

    using var context = open();
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(context);
    database.ConfigureDesignTimeServices(services);
    var migration = services.BuildServiceProvider().GetRequiredService<IMigrationsScaffolder>()
        .ScaffoldMigration(name, "MetaRouter.Data", "Storage.Migrations." + folder, null, dryRun: false);
    var files = Path.Combine(directory, folder);
    File.WriteAllText(Path.Combine(files, migration.MigrationId + ".cs"), migration.MigrationCode);
    File.WriteAllText(Path.Combine(files, migration.MigrationId + ".Designer.cs"), migration.MetadataCode);
    File.WriteAllText(Path.Combine(files, context.GetType().Name + "ModelSnapshot.cs"), migration.SnapshotCode);
    Console.WriteLine($"{folder}: {migration.MigrationId}");
}
