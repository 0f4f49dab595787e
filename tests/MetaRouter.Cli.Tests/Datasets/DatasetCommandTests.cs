using System.Text.Json;
using MetaRouter.Data.Settings;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Research;
using MetaRouter.Training.MetaTraining;

namespace MetaRouter.Cli.Tests.Datasets;

/// <summary>A data directory with generated people, most of whom have consented.</summary>
public sealed class GeneratedData : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public async Task InitializeAsync()
    {
        using var database = await StudioDatabase.OpenAsync(Path, None);
        await GeneratedComparisons.WriteAsync(database, new() { Comparisons = 2_500, People = 120, AnswerCharacters = 80 }, null, None);
        await database.WriteAsync(
            async context =>
            {
                context.Add(new StoredSetting { Name = "consent", Value = """{"text":"May we?","version":1}""", Revision = 1, ChangedAt = DateTimeOffset.UnixEpoch });
                return await context.SaveChangesAsync(None);
            },
            None);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class DatasetCommandTests(GeneratedData data) : IClassFixture<GeneratedData>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Out => Path.Combine(_folder.Path, "out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_Contexts_TrainAgain()
    {
        var run = await RunAsync("export", "contexts", "--out", Out);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("export contexts [##############################] 100 %", run.Error, StringComparison.Ordinal);
        var path = Path.Combine(Out, "contexts.jsonl");
        Assert.True((await ExportedContexts.ReadAsync(path, None)).Count >= ExportedContexts.LeastPeople);
        // The command takes the file, and goes on to ask for the tables that it trains on beside it.
        var train = await CommandLineRun.OfAsync("", "train", "metarouter", "--data", _folder.Path, "--out", _folder.Path, "--contexts", path, "--models", RepositoryFiles.Path("models"));
        Assert.Contains("zeroeval.jsonl.gz", train.Error, StringComparison.Ordinal);
        Assert.All(await File.ReadAllLinesAsync(path), line => Assert.Equal("comparisons", Assert.Single(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line)!).Key));
    }

    [Fact]
    public async Task Export_Arena_SaysWhatWasLeftOutAndImportsAgain()
    {
        var run = await RunAsync("export", "arena", "--out", Out, "--gzip", "--language", "de");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        using var manifest = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(Out, "manifest.json")));
        var (rows, left) = (manifest.RootElement.GetProperty("rows").GetInt32(), manifest.RootElement.GetProperty("left_out").GetProperty("no_consent").GetInt32());
        Assert.True(rows > 0 && left > 0);
        Assert.Contains($"left out  {left} no_consent", run.Output, StringComparison.Ordinal);
        Assert.Equal("de", manifest.RootElement.GetProperty("filter").GetProperty("language").GetString());

        var import = await RunAsync("import", Path.Combine(Out, "arena.jsonl.gz"), "--name", "own votes");
        Assert.Equal((ExitCode.Success, $"own votes: {rows} votes loaded, 0 were there already, 0 lines passed over"), (import.ExitCode, import.Output.Trim()));
        Assert.Equal(ExitCode.Input, (await RunAsync("import", Path.Combine(Out, "arena.jsonl.gz"), "--name", "own votes")).ExitCode);
    }

    [Theory]
    [InlineData("dpo", "csv")]
    [InlineData("kto", "jsonl")]
    [InlineData("bandit", "csv")]
    public async Task Export_OtherKinds_WriteTheirFile(string kind, string format)
    {
        Assert.Equal(ExitCode.Success, (await RunAsync("export", kind, "--out", Out, "--format", format)).ExitCode);
        Assert.True(File.Exists(Path.Combine(Out, $"{kind}.{format}")));
    }

    [Fact]
    public async Task Export_WrongUse_IsTold()
    {
        Assert.Equal(ExitCode.Usage, (await RunAsync("export", "everything", "--out", Out)).ExitCode);
        Assert.Equal(ExitCode.Usage, (await RunAsync("export", "arena")).ExitCode);
        var day = await RunAsync("export", "arena", "--out", Out, "--from", "yesterday");
        Assert.Equal(ExitCode.Usage, day.ExitCode);
        Assert.Contains("--from must be a day such as 2026-01-31.", day.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await RunAsync("export", "bandit", "--out", Out, "--category", "math")).ExitCode);
        var nowhere = await CommandLineRun.OfAsync("", "export", "arena", "--out", Out, "--data", _folder.Path);
        Assert.Equal(ExitCode.Input, nowhere.ExitCode);
    }

    [Fact]
    public async Task Import_BadLines_NamesThemAndLoadsNothing()
    {
        var path = Path.Combine(_folder.Path, "votes.jsonl");
        const string Good = """{"id":"1","category":"x","query":"q","model_a":"a","model_b":"b","answer_a":"A","answer_b":"B","winner":"model_a"}""";
        await File.WriteAllTextAsync(path, Good + "\nnot a vote\n");

        var run = await RunAsync("import", path, "--name", "bad");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Output));
        Assert.Contains("line 2 is no JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 votes loaded", (await RunAsync("import", path, "--name", "bad", "--skip-bad-lines")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Input, (await RunAsync("import", path + ".missing", "--name", "x")).ExitCode);
    }

    private Task<CommandLineRun> RunAsync(params string[] arguments) => CommandLineRun.OfAsync("", [.. arguments, "--data", data.Path]);
}
