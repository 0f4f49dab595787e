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

using (var sqlite = new SqliteStudioContext(new DbContextOptionsBuilder<SqliteStudioContext>().UseSqlite("Data Source=:memory:").Options))
    Write(sqlite, new SqliteDesignTimeServices(), "Sqlite");
using (var postgreSql = new PostgreSqlStudioContext(new DbContextOptionsBuilder<PostgreSqlStudioContext>().UseNpgsql("Host=unused").Options))
    Write(postgreSql, new NpgsqlDesignTimeServices(), "PostgreSql");
return 0;

// One migration for each database whose tables have changed.
void Write(StudioContext context, IDesignTimeServices database, string folder)
{
    if (!context.Database.HasPendingModelChanges())
    {
        Console.WriteLine($"{folder}: nothing has changed");
        return;
    }
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
