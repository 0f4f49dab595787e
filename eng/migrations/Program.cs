using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.EntityFrameworkCore.Sqlite.Design.Internal;
using Microsoft.Extensions.DependencyInjection;

if (args is not [var name, var directory])
{
    Console.Error.WriteLine("usage: MetaRouter.Migrations NAME DIRECTORY");
    return 2;
}

using var context = new StudioContext(new DbContextOptionsBuilder<StudioContext>().UseSqlite("Data Source=:memory:").Options);
var services = new ServiceCollection();
services.AddEntityFrameworkDesignTimeServices();
services.AddDbContextDesignTimeServices(context);
new SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
var migration = services.BuildServiceProvider().GetRequiredService<IMigrationsScaffolder>()
    .ScaffoldMigration(name, "MetaRouter.Data", "Storage.Migrations", null, dryRun: false);
File.WriteAllText(Path.Combine(directory, migration.MigrationId + ".cs"), migration.MigrationCode);
File.WriteAllText(Path.Combine(directory, migration.MigrationId + ".Designer.cs"), migration.MetadataCode);
File.WriteAllText(Path.Combine(directory, "StudioContextModelSnapshot.cs"), migration.SnapshotCode);
Console.WriteLine(migration.MigrationId);
return 0;
