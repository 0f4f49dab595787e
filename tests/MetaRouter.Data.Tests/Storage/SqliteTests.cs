using MetaRouter.Data.People;
using MetaRouter.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MetaRouter.Data.Tests.Storage;

public sealed class SqliteTests(SqliteStudio studio) : IClassFixture<SqliteStudio>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("metarouter-data-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    public async Task Connection_Opened_HasTheSettingsThatDurabilityNeeds(string pragma, string expected)
    {
        await using var context = studio.Database.CreateContext();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + pragma;

        Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Open_MissingDirectory_IsCreatedAndRowsOutliveTheObject()
    {
        var directory = Path.Combine(_directory.FullName, "not", "there yet");
        Person person;
        using (var first = await StudioDatabase.OpenAsync(directory, None))
            person = await new PersonStore(first, new StepClock()).CreateGuestAsync(None);

        using var second = await StudioDatabase.OpenAsync(directory, None);

        Assert.Equal(Path.Combine(directory, StudioDatabase.FileName), second.Location);
        Assert.Equal(person, await new PersonStore(second, new StepClock()).FindAsync(person.Id, None));
    }

    [Fact]
    public async Task Open_SeveralAtOnce_AllOpen()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StudioDatabase.OpenAsync(_directory.FullName, None))));

        foreach (var database in opened)
        {
            Assert.NotNull(await new PersonStore(database, new StepClock()).CreateGuestAsync(None));
            database.Dispose();
        }
    }

    [Fact]
    public async Task Open_MigrationWasKilled_OpensNonetheless()
    {
        // As a process leaves it that died between taking EF's lock and making the first table.
        await using (var file = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, StudioDatabase.FileName)};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync();
        }

        using var again = await StudioDatabase.OpenAsync(_directory.FullName, None).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.NotNull(await new PersonStore(again, new StepClock()).CreateGuestAsync(None));
    }

    [Fact]
    public async Task Open_DatabaseOfTheFirstVersion_IsBroughtUpToDate()
    {
        var file = Path.Combine(_directory.FullName, StudioDatabase.FileName);
        var person = Guid.CreateVersion7();
        await using (var context = new SqliteStudioContext(new DbContextOptionsBuilder<SqliteStudioContext>().UseSqlite($"Data Source={file};Pooling=False").Options))
        {
            await context.GetService<IMigrator>().MigrateAsync("20261122025603_Initial");
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "People" ("Id", "CreatedAt", "LastSeenAt", "IsGuest", "PreferenceRevision", "Settings_HidePrices", "Settings_SynchronisedReveal", "Settings_VoteKeysEnabled")
                VALUES ({person}, 1, 2, 1, 3, 1, 0, 1)
                """);
        }

        using var opened = await StudioDatabase.OpenAsync(_directory.FullName, None);

        Assert.True(await new PersonStore(opened, new StepClock()).FindAsync(person, None) is { PreferenceRevision: 3, Settings.HidePrices: true, ProfileId: null });
    }

    [Fact]
    public async Task Open_NewerDatabase_IsRefusedAndNamesTheWayOut()
    {
        using (var database = await StudioDatabase.OpenAsync(_directory.FullName, None))
        {
            await using var context = database.CreateContext();
            await context.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Telepathy', '99.0')""");
        }

        var error = await Assert.ThrowsAsync<StudioDatabaseException>(() => StudioDatabase.OpenAsync(_directory.FullName, None));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Telepathy", error.Message, StringComparison.Ordinal);
        Assert.Contains("MetaRouter:DataDirectory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_PathIsAFile_NamesDirectoryAndSetting()
    {
        var file = Path.Combine(_directory.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        var error = await Assert.ThrowsAsync<StudioDatabaseException>(() => StudioDatabase.OpenAsync(file, None));

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("MetaRouter:DataDirectory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileIsNoDatabase_SaysSoAndLeavesItAlone()
    {
        var file = Path.Combine(_directory.FullName, StudioDatabase.FileName);
        var content = string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 400));
        await File.WriteAllTextAsync(file, content);

        var error = await Assert.ThrowsAsync<StudioDatabaseException>(() => StudioDatabase.OpenAsync(_directory.FullName, None));

        Assert.Contains("no database", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(file));
    }
}
