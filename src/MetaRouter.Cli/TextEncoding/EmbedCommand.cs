using System.CommandLine;
using System.Text;
using System.Text.Json;
using MetaRouter.Core.Queries;
using MetaRouter.Onnx.TextEncoding;

namespace MetaRouter.Cli.TextEncoding;

/// <summary>`metarouter embed`: texts on standard input, one a line (an empty line is an empty text); one JSON object on standard output.</summary>
internal static class EmbedCommand
{
    public static Command Create(Terminal terminal)
    {
        var models = new Option<DirectoryInfo>("--models")
        {
            Description = "Folder that holds text-encoder/",
            DefaultValueFactory = _ => new DirectoryInfo("models"),
        };
        var format = new Option<string>("--format") { Description = "Form of the output", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json");
        var command = new Command("embed", "Turn texts from standard input, one a line, into vectors.") { models, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed.GetRequiredValue(models), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, DirectoryInfo models, CancellationToken cancellationToken)
    {
        using var encoder = OnnxTextEncoder.Load(Path.Combine(models.ToString(), "text-encoder"));
        var texts = await ReadLinesAsync(terminal.Input, cancellationToken);
        var embeddings = await encoder.EncodeAsync(texts, cancellationToken);
        await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            model = encoder.Model,
            version = encoder.Version,
            dimensions = QueryEmbedding.Dimensions,
            embeddings = embeddings.Select(embedding => embedding.Values.ToArray()),
        }));
        return ExitCode.Success;
    }

    private static async Task<IReadOnlyList<string>> ReadLinesAsync(Stream input, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        using var reader = new StreamReader(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), leaveOpen: true);
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line) lines.Add(line);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException($"The standard input is not UTF-8 somewhere after line {lines.Count}: {exception.Message}", exception);
        }

        return lines;
    }
}
