using MetaRouter.TestKit;

namespace MetaRouter.Cli.Tests.Training;

public sealed class TrainCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("predictor")]
    [InlineData("pilot")]
    public async Task Train_FolderWithoutTables_NamesTheMissingFile(string kind)
    {
        var run = await CommandLineRun.OfAsync("", "train", kind, "--data", _folder.Path, "--out", _folder.File("models"));

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Output));
        Assert.Contains("zeroeval.jsonl.gz cannot be read", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("models")));
    }

    [Theory]
    [InlineData("predictor")]
    [InlineData("pilot")]
    public async Task Train_WithoutData_SaysSo(string kind)
    {
        var run = await CommandLineRun.OfAsync("", "train", kind, "--out", _folder.Path);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("--data", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
