using System.CommandLine;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.Training.Embeddings;

namespace MetaRouter.Cli.Training;

/// <summary>Options that every `train` command has.</summary>
internal sealed class TrainingOptions
{
    /// <param name="defaultOutput">Where the trained files belong.</param>
    public TrainingOptions(string defaultOutput) =>
        Output = new Option<DirectoryInfo>("--out") { Description = "Folder to write", DefaultValueFactory = _ => new DirectoryInfo(defaultOutput) };

    /// <summary>Where the outcome tables are.</summary>
    public Option<DirectoryInfo> Data { get; } = new("--data") { Description = "Folder with the outcome tables", Required = true };

    /// <summary>Where the trained files go.</summary>
    public Option<DirectoryInfo> Output { get; }

    /// <summary>Of every random draw.</summary>
    public Option<int> Seed { get; } = new("--seed") { Description = "Seed of every random draw", DefaultValueFactory = _ => 1 };

    /// <summary>Where the text encoder is.</summary>
    public Option<DirectoryInfo> Models { get; } = new("--models") { Description = "Folder that holds text-encoder/", DefaultValueFactory = _ => new DirectoryInfo("models") };

    /// <summary>Where embeddings are kept.</summary>
    public Option<DirectoryInfo> Cache { get; } = EmbeddingOptions.Cache();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Data, Output, Seed, Models, Cache }) command.Options.Add(option);
    }

    /// <summary>Opens the text encoder behind the cache.</summary>
    public (OnnxTextEncoder Encoder, EmbeddingCache Cache) Embeddings(ParseResult parsed)
    {
        var encoder = OnnxTextEncoder.Load(Path.Combine(parsed.GetRequiredValue(Models).ToString(), "text-encoder"));
        return (encoder, new EmbeddingCache(encoder, parsed.GetRequiredValue(Cache).ToString()));
    }

    /// <summary>The command line for a manifest: with the data folder by its role, since manifests hold no paths of a machine.</summary>
    public string CommandLine(ParseResult parsed, string kind) =>
        FormattableString.Invariant($"metarouter train {kind} --data DIR --seed {parsed.GetRequiredValue(Seed)}");
}
