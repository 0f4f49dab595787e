using System.Diagnostics;
using System.Text.Json;
using MetaRouter.TestKit;

namespace MetaRouter.Cli.Tests.TextEncoding;

public sealed class EmbedCommandTests
{
    private static readonly string Models = RepositoryFiles.Path("models");

    [Fact]
    public async Task Embed_ThreeLines_WritesOneJsonObjectAndNothingElse()
    {
        var run = await CommandLineRun.OfAsync("What is the capital of France?\n\n①\r\n", "embed", "--models", Models, "--format", "json");

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        var result = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("universal-sentence-encoder-lite-en", result.GetProperty("model").GetString());
        Assert.Equal(64, result.GetProperty("version").GetString()!.Length);
        Assert.Equal(512, result.GetProperty("dimensions").GetInt32());
        float[][] embeddings = [.. result.GetProperty("embeddings").EnumerateArray().Select(Numbers)];
        Assert.Equal(3, embeddings.Length);
        Assert.All(embeddings, embedding => Assert.Equal(1, embedding.Sum(x => x * x), 1e-3));
        // The same text in another call, in another Unicode form.
        var again = await CommandLineRun.OfAsync("1", "embed", "--models", Models);
        var one = Numbers(JsonDocument.Parse(again.Output).RootElement.GetProperty("embeddings")[0]);
        Assert.All(one.Zip(embeddings[2]), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public async Task Embed_NoLines_WritesAnEmptyList()
    {
        var run = await CommandLineRun.OfAsync("", "embed", "--models", Models);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(0, JsonDocument.Parse(run.Output).RootElement.GetProperty("embeddings").GetArrayLength());
    }

    [Fact]
    public async Task Embed_ModelsMissing_NamesTheFileAndTheRemedy()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandLineRun.OfAsync("hello", "embed", "--models", folder.Path);

        Assert.Equal((ExitCode.ModelFiles, ""), (run.ExitCode, run.Output));
        Assert.Contains(Path.Combine(folder.Path, "text-encoder", "manifest.json"), run.Error, StringComparison.Ordinal);
        Assert.Contains("metarouter models build-text-encoder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embed_InputThatIsNotUtf8_IsRefused()
    {
        var run = await CommandLineRun.OfAsync([(byte)'a', (byte)'\n', 0xC3, 0x28], ["embed", "--models", Models]);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Output));
        Assert.Contains("not UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embed_UnknownFormat_IsRefused()
    {
        var run = await CommandLineRun.OfAsync("hello", "embed", "--models", Models, "--format", "xml");

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains("xml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embed_Cancelled_SaysSo()
    {
        var run = await CommandLineRun.OfAsync([], ["embed", "--models", Models], new CancellationToken(canceled: true));

        Assert.Equal((ExitCode.Cancelled, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Embed_GlobalizationInvariantProcess_RefusesAndSaysWhatToSet()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "metarouter.dll"), "embed", "--models", Models])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((ExitCode.Platform, ""), (process.ExitCode, output));
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", await error, StringComparison.Ordinal);
    }

    private static float[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetSingle())];
}
