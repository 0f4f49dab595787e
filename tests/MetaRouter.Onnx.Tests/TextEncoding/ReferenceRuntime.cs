using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.TextEncoding;

/// <summary>Runs the JavaScript runtime that the weights were published with.</summary>
internal static class ReferenceRuntime
{
    public static async Task<ReferenceValues> RunAsync(IReadOnlyList<string> texts)
    {
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"The reference runtime failed with exit code {process.ExitCode}: {await error}");
        return JsonSerializer.Deserialize<ReferenceValues>(await output)!;
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [
                Path.Combine(AppContext.BaseDirectory, "TextEncoding", "reference.cjs"), RepositoryFiles.Path("wwwroot-assets/node_modules")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("This test needs Node.js 18 or later as `node` on the PATH; the build needs it too.", exception);
        }
    }
}

internal sealed record ReferenceValues(
    [property: JsonPropertyName("ids")] IReadOnlyList<int[]> Ids,
    [property: JsonPropertyName("vectors")] IReadOnlyList<float[]> Vectors);
