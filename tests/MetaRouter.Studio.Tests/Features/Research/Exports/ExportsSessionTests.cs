using System.IO.Compression;
using System.Text;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;
using MetaRouter.Studio.Features.Research.Exports;

namespace MetaRouter.Studio.Tests.Features.Research.Exports;

public sealed class ExportsSessionTests : IAsyncLifetime
{
    private const string Vote = """{"id":"1","category":"x","query":"q","model_a":"a","model_b":"b","answer_a":"A","answer_b":"B","winner":"model_a"}""";
    private readonly ExportsFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Export_ToItsEnd_LeavesAnArchiveInTheList()
    {
        await _fixture.AllowAsync();
        using var session = await LoadedAsync();
        var changes = 0;
        session.Changed += () => changes++;

        Assert.True(session.Export(ExportsFixture.Request()));
        await session.Job!.Completion;
        await session.LoadAsync();

        var file = Assert.Single(session.Files);
        Assert.Equal((ExportJobState.Done, 200L, 0L), (session.Job.State, file.Rows, file.LeftOut));
        Assert.True(changes > 2);
        await using var archive = await ZipFile.OpenReadAsync(_fixture.Files.Find(file.Name)!);
        Assert.Equal(["arena.jsonl", "CARD.md", "manifest.json"], archive.Entries.Select(entry => entry.Name));
        await session.RemoveFileAsync(file.Name);
        Assert.Empty(session.Files);
        Assert.Null(_fixture.Files.Find(file.Name));
    }

    [Fact]
    public async Task Export_Cancelled_LeavesNothing()
    {
        using var session = await LoadedAsync();
        session.Changed += () => session.Job?.Cancel();

        session.Export(ExportsFixture.Request());
        await session.Job!.Completion;
        await session.LoadAsync();

        Assert.Equal(ExportJobState.Cancelled, session.Job.State);
        Assert.Empty(session.Files);
    }

    [Fact]
    public async Task Load_AfterTheProgramOrPageWasLeft_FindsFilesAndJobs()
    {
        using (var session = await LoadedAsync())
        {
            session.Export(ExportsFixture.Request(DatasetKind.Kto));
            await session.Job!.Completion;
        }

        using var again = await LoadedAsync();
        using var other = await LoadedAsync(Guid.NewGuid());

        Assert.Equal((ExportJobState.Done, "kto"), (again.Job!.State, Assert.Single(again.Files).Kind));
        Assert.Null(other.Job);
        Assert.Single(other.Files);
    }

    [Fact]
    public async Task Load_ADayLater_TheFileIsGone()
    {
        using var session = await LoadedAsync();
        session.Export(ExportsFixture.Request());
        await session.Job!.Completion;
        await session.LoadAsync();
        var path = _fixture.Files.Find(Assert.Single(session.Files).Name)!;

        _fixture.Time.Advance(ExportFiles.KeptFor + TimeSpan.FromMinutes(1));
        await session.LoadAsync();

        Assert.Empty(session.Files);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Import_GoodThenBad_ListsOneAndNamesTheLines()
    {
        using var session = await LoadedAsync();

        await ImportAsync(session, "good", Vote, skips: false);
        Assert.Equal((1, "good"), (session.Imported!.Dataset!.Loaded, Assert.Single(session.Datasets).Name));
        await ImportAsync(session, "bad", Vote + "\n{}\n", skips: false);

        Assert.Equal(ImportRefusal.BadLines, session.Imported!.Refusal);
        Assert.Equal(2, Assert.Single(session.Imported.BadLines).Number);
        Assert.Null(session.ImportShare);
        Assert.Single(session.Datasets);
        await session.RemoveDatasetAsync(session.Datasets[0].Id);
        Assert.Empty(session.Datasets);
    }

    [Fact]
    public async Task Import_Cancelled_LoadsNothing()
    {
        using var session = await LoadedAsync();
        session.Changed += session.CancelImport;

        await ImportAsync(session, "cancelled", Vote, skips: false);

        Assert.Null(session.Imported);
        Assert.Empty(session.Datasets);
    }

    private async Task<ExportsSession> LoadedAsync(Guid? person = null)
    {
        var session = _fixture.Session(person);
        await session.LoadAsync();
        return session;
    }

    private static async Task ImportAsync(ExportsSession session, string name, string text, bool skips)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await session.ImportAsync(name, stream, stream.Length, skips);
    }
}
