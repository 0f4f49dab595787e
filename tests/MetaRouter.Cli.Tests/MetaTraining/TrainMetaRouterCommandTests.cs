using MetaRouter.Cli.Training;
using MetaRouter.TestKit;
using MetaRouter.Training.MetaTraining;

namespace MetaRouter.Cli.Tests.MetaTraining;

public sealed class TrainMetaRouterCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Train_WithTooFewExportedPeople_RefusesBeforeAnyWork()
    {
        var contexts = Path.Combine(_folder.Path, "contexts.jsonl");
        await File.WriteAllTextAsync(contexts, """{"comparisons":[]}""");

        var run = await CommandLineRun.Of("train", "metarouter", "--data", _folder.Path, "--out", _folder.Path, "--contexts", contexts);

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("at least 50 people", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Train_WithoutTables_NamesTheFile()
    {
        var run = await CommandLineRun.Of("train", "metarouter", "--data", _folder.Path, "--out", _folder.Path, "--models", RepositoryFiles.Path("models"));

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("zeroeval.jsonl.gz", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_WithoutData_IsAUsageError() => Assert.Equal(ExitCode.Usage, (await CommandLineRun.Of("train", "metarouter")).ExitCode);

    [Fact]
    public void ProgressLine_Redirected_WritesAFewPlainLines()
    {
        using var writer = new StringWriter();
        using (var progress = new ProgressLine(writer))
        {
            for (var step = 25; step <= 1000; step += 25) progress.OfSteps().Report(new MetaTrainingProgress(step, 1000, -0.5, 0.25));
        }

        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 3, 6);
        Assert.Contains("step 1000/1000  loss -0.500  validation regret 0.250", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain('\r', writer.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
