using MetaRouter.TestKit;

namespace MetaRouter.Cli.Tests.MetaTraining;

public sealed class TrainMetaRouterCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Train_WithTooFewExportedPeople_RefusesBeforeAnyWork()
    {
        var contexts = Path.Combine(_folder.Path, "contexts.jsonl");
        await File.WriteAllTextAsync(contexts, """{"comparisons":[]}""");

        var run = await CommandLineRun.OfAsync("", "train", "metarouter", "--data", _folder.Path, "--out", _folder.Path, "--contexts", contexts);

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("at least 50 people", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Train_WithoutTables_NamesTheFile()
    {
        var run = await CommandLineRun.OfAsync("", "train", "metarouter", "--data", _folder.Path, "--out", _folder.Path, "--models", RepositoryFiles.Path("models"));

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("zeroeval.jsonl.gz", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_WithoutData_IsAUsageError() => Assert.Equal(ExitCode.Usage, (await CommandLineRun.OfAsync("", "train", "metarouter")).ExitCode);

    public void Dispose() => _folder.Dispose();
}
