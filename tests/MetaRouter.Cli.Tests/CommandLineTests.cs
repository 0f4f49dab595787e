namespace MetaRouter.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("embed", "--frobnicate")]
    [InlineData("models")]
    public async Task RunAsync_UnknownOrIncomplete_SaysSoOnErrorOnly(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync("", arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("See: metarouter --help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Help_NamesTheCommands()
    {
        var run = await CommandLineRun.OfAsync("", "--help");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("embed", run.Output, StringComparison.Ordinal);
        Assert.Contains("models", run.Output, StringComparison.Ordinal);
    }
}
