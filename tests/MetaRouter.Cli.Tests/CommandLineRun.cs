using System.Text;

namespace MetaRouter.Cli.Tests;

/// <summary>What one run of the command, in this process, gave.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandLineRun> OfAsync(string input, params string[] arguments) => OfAsync(Encoding.UTF8.GetBytes(input), arguments);

    public static async Task<CommandLineRun> OfAsync(byte[] input, string[] arguments, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new Terminal(stream, output, error), cancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }
}
